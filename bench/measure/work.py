"""How long something takes, in a way that means something on a busy machine, too."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from django.db import connection


class Took(NamedTuple):
    """Milliseconds: on the clock, of work in this process, of work in the database's process."""

    clock: float
    here: float
    database: float

    @property
    def work(self) -> float:
        """What processors worked for it: what the clock shows where nobody else is working."""
        return self.here + self.database


def timed(do: Callable[[], object], *, rounds: int = 1) -> Took:
    """How long one call takes: the least of some rounds, for the others were disturbed."""
    return Took(*map(min, zip(*(_timed_once(do) for _ in range(rounds)), strict=True)))


def _timed_once(do: Callable[[], object]) -> Took:
    database, here, clock = _worked_by_database(), time.process_time(), time.perf_counter()
    do()
    clock, here = time.perf_counter() - clock, time.process_time() - here
    return Took(clock * 1000, here * 1000, _worked_by_database() - database)


def _worked_by_database() -> float:
    """Milliseconds that the process behind our connection has worked; 0 where nobody can tell."""
    connection.ensure_connection()
    with suppress(OSError):
        text = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
        return int(text.split()[0]) / 1e6
    return 0


def compare() -> str:
    """What this machine needs for something that is the same everywhere."""
    here = timed(lambda: sum(number * number for number in range(300_000)), rounds=5)
    with connection.cursor() as cursor:
        sql = "SELECT sum(length(md5(number::text))) FROM generate_series(1, 50000) AS number"
        there = timed(lambda: cursor.execute(sql), rounds=5)
    return (
        f"300,000 squares in Python: work of {here.here:.0f} ms,"
        f" 50,000 sums by md5 in SQL: work of {there.database:.0f} ms"
    )
