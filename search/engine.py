"""Writing to Wagtail's search engine, whichever it is. What is PostgreSQL's alone is said to be."""

import logging
from collections.abc import Iterable, Sequence

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.fields import TextField
from django.db.models.functions import Cast
from wagtail.search.backends import get_search_backends

from search.models import Entry

logger = logging.getLogger(__name__)
AT_ONCE = 200


def write(entries: Sequence[Entry]) -> None:
    """Store the tokens of saved entries."""
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(entries), AT_ONCE):
            _unless_elsewhere(backend, backend.add_bulk, Entry, entries[start : start + AT_ONCE])


def write_things(model: type[Model], things: Sequence[Model]) -> None:
    """Store what editors search in the admin: rows of one model, as Wagtail does when they are saved."""
    for backend in get_search_backends(with_auto_update=True):
        _unless_elsewhere(backend, backend.add_bulk, model, things)


def forget(entries: Iterable[Entry]) -> None:
    """Delete entries that are about to be deleted from engines outside the database.

    In the database itself, the engine's rows go together with the entry.
    """
    for backend in get_search_backends(with_auto_update=True):
        if backend.catch_indexing_errors:
            for entry in entries:
                _unless_elsewhere(backend, backend.delete, entry)


def _unless_elsewhere(backend, action, *arguments: object) -> None:
    """Do `action`. An engine on another server may be away: that is logged, and `check_search` tells."""
    try:
        action(*arguments)
    except Exception:
        logger.exception("The search engine did not take a change.")
        if not backend.catch_indexing_errors:
            raise


def unknown_to_engine() -> QuerySet[Entry]:
    """Entries whose tokens are not stored (PostgreSQL)."""
    rows = Entry._meta.get_field("index_entries").related_model._default_manager
    mine = Cast(OuterRef("pk"), TextField())
    ours = rows.filter(content_type__app_label="search", content_type__model="entry")
    return Entry.objects.filter(~Exists(ours.filter(object_id=mine)))
