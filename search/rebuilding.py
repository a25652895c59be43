"""Writing the whole index anew, while it is used.

Each step is a short transaction of its own that leaves the index right as far as it goes: what is found
meanwhile is old or new, never nothing; who publishes waits for one step at most; a rebuild that was killed
has broken nothing, and the next one begins anew.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper
from wagtail.search.index import get_indexed_models

from search import engine, vocabulary
from search.indexing import all_keys, batches, delete, entries_of_other_models, reindex
from search.models import Entry
from search.things import searchable_roots

# Any number that nothing else in this database locks.
_LOCK = 7_411_906
PATIENCE = 10
"""For how many seconds a rebuild waits for another: so long a killed one may go on in the database."""

Progress = Callable[[int, int], None]
Step = Callable[[], None]


class AlreadyRebuildingError(Exception):
    """Another process is rebuilding the index."""


def rebuild(progress: Progress = lambda done, total: None) -> int:
    """Bring everything up to date, some rows at a time: what the public finds, and what the admin searches.

    `progress` is told how many rows of how many are done. Returns the number of entries. Raises
    AlreadyRebuildingError if another rebuild has not ended; one that was killed holds up nobody.
    """
    with _alone():
        work = [*_public_things(), *_things_of_the_admin()]
        done, total = 0, sum(size for size, _ in work)
        for size, step in work:
            step()
            done += size
            progress(done, total)
        with transaction.atomic():
            vocabulary.wait_for_turn()
            delete(list(entries_of_other_models().only("pk")))
        vocabulary.recount()
    return Entry.objects.count()


@contextmanager
def _alone() -> Iterator[None]:
    """The lock belongs to the connection: PostgreSQL drops it when it sees that the process has ended."""
    until = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while not _is_locked(cursor):
            if time.monotonic() > until:
                raise AlreadyRebuildingError
            time.sleep(0.2)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _is_locked(cursor: CursorWrapper) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
    return cursor.fetchone()[0]


def _public_things() -> Iterator[tuple[int, Step]]:
    """How many rows, and how to bring them up to date."""
    for root in searchable_roots():
        for keys in batches(all_keys(root)):
            yield len(keys), lambda root=root, keys=keys: reindex(root, keys, whole=True)


def _things_of_the_admin() -> Iterator[tuple[int, Step]]:
    """Pages, snippets, documents, pictures as editors look for them, drafts included."""
    for model in get_indexed_models():
        if model is not Entry:
            keys = list(model.get_indexed_objects().order_by("pk").values_list("pk", flat=True))
            for some in batches(keys):
                yield len(some), lambda model=model, some=some: _write(model, some)


def _write(model: type[models.Model], keys: list[int]) -> None:
    engine.write_things(model, list(model.get_indexed_objects().filter(pk__in=keys)))
