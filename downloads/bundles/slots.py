"""So many zips at once and no more: a long download must leave the process hands for everybody else."""

import threading

from django.conf import settings

_lock = threading.Lock()
_taken = 0


class Slot:
    """A place among the zips that are being sent; `give_back` may be called more than once."""

    def __init__(self) -> None:
        self._is_held = True

    def give_back(self) -> None:
        global _taken
        with _lock:
            if self._is_held:
                self._is_held = False
                _taken -= 1


def take() -> Slot | None:
    """A place, or None if all places of this process are taken."""
    global _taken
    with _lock:
        if _taken >= settings.DOWNLOADS_BUNDLES_AT_ONCE:
            return None
        _taken += 1
        return Slot()
