"""Refreshing the index after the transaction that changed something, once however often it was announced."""

import threading
from collections.abc import Callable, Hashable

from django.db import transaction


class _Clock(threading.local):
    """Counts announcements, and remembers up to which one each thing has been refreshed."""

    def __init__(self) -> None:
        self.now = 0
        self.refreshed: dict[Hashable, int] = {}


_clock = _Clock()


def after_commit(what: Hashable, refresh: Callable[[], None]) -> None:
    """Call `refresh` when the current transaction is committed; never if it is rolled back.

    The first call for `what` covers all that were announced before it. An error is logged and does not
    reach the editor, whose change is safe: `check_search` will tell.
    """
    _clock.now += 1
    announced = _clock.now

    def refresh_once() -> None:
        if _clock.refreshed.get(what, 0) < announced:
            _clock.refreshed[what] = _clock.now
            refresh()

    transaction.on_commit(refresh_once, robust=True)
