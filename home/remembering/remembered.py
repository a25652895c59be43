"""Results that are the same for every reader, held in the memory of this process."""

import time
from collections.abc import Callable, Hashable
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db import connection
from django.utils import timezone

from home.remembering.state import current_stamp

T = TypeVar("T")
AT_MOST_SECONDS = 300
"""What writes to the tables without a signal (SQL by hand) is seen after this time."""


class _Result(NamedTuple):
    stamp: UUID
    day: date
    made_at: float
    value: object


_results: dict[Hashable, _Result] = {}


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` returns, worked out once for each key, day and state of the public content.

    `key` has to name all that the result depends on beside content and day, such as the language. The result
    is shared by all threads: nobody may change it. For results of which there are few: one for a language,
    not one for an address. Within a transaction nothing is remembered, since it may be taken back.
    """
    if connection.in_atomic_block or (stamp := current_stamp()) is None:
        return make()
    today, now = timezone.localdate(), time.monotonic()
    found = _results.get(key)
    if found and (found.stamp, found.day) == (stamp, today) and now - found.made_at < AT_MOST_SECONDS:
        return found.value
    value = make()
    _results[key] = _Result(stamp, today, now, value)
    return value
