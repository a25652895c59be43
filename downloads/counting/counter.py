"""Counting downloads: in memory first, then all at once by one statement.

A download waits for no database: a thread of the process writes what has come together every few seconds,
or after many downloads, and once more when the process ends. A process that is killed without warning
(SIGKILL, a power cut) loses what has not been written: `DOWNLOADS_COUNT_SECONDS` at most.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from downloads.counting.requests import is_download

logger = logging.getLogger(__name__)

Key = tuple[int, str, date]
"""The German presentation's number, the file's language, the day."""

MOST_KEYS = 10_000
"""So much is kept when the database does not answer; what comes on top is not counted."""

# Presentations that are gone meanwhile are left out. Sorted, so that two processes never wait for each other.
STATEMENT = """
    INSERT INTO downloads_downloadcount (presentation_id, language, day, number)
    SELECT fresh.presentation, fresh.language, fresh.day, fresh.number
    FROM unnest(%s::bigint[], %s::text[], %s::date[], %s::integer[])
        AS fresh (presentation, language, day, number)
    JOIN downloads_presentation ON downloads_presentation.id = fresh.presentation
    ORDER BY fresh.presentation, fresh.language, fresh.day
    ON CONFLICT (presentation_id, language, day)
    DO UPDATE SET number = downloads_downloadcount.number + EXCLUDED.number
"""


def store(counts: Mapping[Key, int]) -> None:
    """Add `counts` to what the database has, atomically."""
    if not counts:
        return
    columns = zip(*((*key, number) for key, number in counts.items()), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, [list(column) for column in columns])


class Counting:
    """The downloads of this process that are not written yet."""

    def __init__(self) -> None:
        self._counts: Counter[Key] = Counter()
        self._events = 0
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, presentation: int, language: str) -> None:
        """Count one download, today."""
        key = (presentation, language, timezone.localdate())
        with self._lock:
            if key not in self._counts and len(self._counts) >= MOST_KEYS:
                return
            self._counts[key] += 1
            self._events += 1
            is_full = self._events >= settings.DOWNLOADS_COUNT_EVENTS
        if not settings.DOWNLOADS_COUNT_SECONDS:
            self.flush()
            return
        self._start()
        if is_full:
            self._wake.set()

    def flush(self) -> None:
        """Write what has come together. What the database refuses to take now is kept for the next time."""
        with self._lock:
            counts, self._counts, self._events = self._counts, Counter(), 0
        try:
            store(counts)
        except DatabaseError:
            logger.exception("%s downloads could not be counted yet", counts.total())
            with self._lock:
                self._counts.update(counts)

    def _start(self) -> None:
        """Start the thread with the first download: a server copies its process before it answers."""
        if self._thread is None or not self._thread.is_alive():
            with self._lock:
                if self._thread is None or not self._thread.is_alive():
                    self._thread = threading.Thread(target=self._run, name="count-downloads", daemon=True)
                    self._thread.start()

    def _run(self) -> None:
        while True:
            self._wake.wait(settings.DOWNLOADS_COUNT_SECONDS)
            self._wake.clear()
            if self._counts:
                self.flush()
                connection.close()

    def finish(self) -> None:
        """Write the rest when the process ends."""
        if self._counts:
            self.flush()


counting = Counting()
atexit.register(counting.finish)


def count_download(
    request: HttpRequest, response: HttpResponseBase, presentation: int, language: str
) -> None:
    """Count `response` if it is a download. `presentation` is the number of the German version."""
    if is_download(request, response):
        counting.add(presentation, language)
