"""Times that mean something on a machine that does other things too.

The wall clock goes on while others have the processor. So the processor's time is taken as well: of this
process, and of the one in PostgreSQL that answers it. Their sum is what a page takes where nobody else
computes.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from django.db import connection

TIMES = 60


class Clocks(NamedTuple):
    """Milliseconds: on the wall, of the processor for this process, and for PostgreSQL."""

    wall: float
    own: float
    database: float

    @property
    def work(self) -> float:
        """What was computed, here and in the database."""
        return self.own + self.database


class Times(NamedTuple):
    """What something took, each time."""

    each: list[Clocks]

    def half(self, clock: str) -> float:
        """The median by one of the clocks, or of `work`."""
        return median(getattr(one, clock) for one in self.each)

    def late(self, clock: str) -> float:
        """What 95 % stay below."""
        return quantiles((getattr(one, clock) for one in self.each), n=20)[-1]

    @property
    def least(self) -> Clocks:
        """The least by each clock: the other times were disturbed."""
        return Clocks(*map(min, zip(*self.each, strict=True)))

    def __str__(self) -> str:
        return (
            f"wall {self.half('wall'):4.0f} ms, p95 {self.late('wall'):4.0f}"
            f"   work {self.half('work'):4.0f} ms, p95 {self.late('work'):4.0f}"
            f" ({self.half('own'):3.0f} here, {self.half('database'):3.0f} in PostgreSQL)"
        )


def database_process() -> Path | None:
    """Where Linux says what the processor did for this connection; None where PostgreSQL is elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return path if path.exists() and "postgres" in path.with_name("comm").read_text() else None


def timed(
    work: Callable[[], object], times: int = TIMES, before: Callable[[], object] = lambda: None
) -> Times:
    """Do something many times, and look at the clocks. PostgreSQL's is 0 where it runs elsewhere.

    What `before` does each time is not counted.
    """
    process = database_process()
    each = []
    for _time in range(times):
        before()
        start = _now(process)
        work()
        end = _now(process)
        each.append(Clocks(*(late - early for early, late in zip(start, end, strict=True))))
    return Times(each)


def _now(process: Path | None) -> Clocks:
    database = int(process.read_text().split()[0]) / 1e6 if process else 0.0
    return Clocks(time.perf_counter() * 1000, time.process_time() * 1000, database)


def reference() -> str:
    """What this machine needs just now for something that is the same everywhere."""
    here = timed(lambda: sum(number * number for number in range(300_000)), times=5).least
    with connection.cursor() as cursor:
        sql = "SELECT sum(length(md5(number::text))) FROM generate_series(1, 50000) AS number"
        there = timed(lambda: cursor.execute(sql), times=5).least
    return (
        f"300,000 squares in Python: work of {here.own:.0f} ms,"
        f" 50,000 sums by md5 in SQL: work of {there.database:.0f} ms"
    )
