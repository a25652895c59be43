"""The one place that talks to Wagtail's search engine. What is PostgreSQL's alone is said to be."""

import logging
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.fields import TextField
from django.db.models.functions import Cast, RowNumber
from wagtail.search.backends import get_search_backend, get_search_backends
from wagtail.search.query import SearchQuery

from search.models import Entry

logger = logging.getLogger(__name__)
AT_ONCE = 200


def write(entries: Sequence[Entry]) -> None:
    """Store the tokens of saved entries."""
    for backend in get_search_backends(with_auto_update=True):
        for start in range(0, len(entries), AT_ONCE):
            _unless_elsewhere(backend, backend.add_bulk, Entry, entries[start : start + AT_ONCE])


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


class Found(NamedTuple):
    """A match: its place among those of its kind (1 is best), and how many of these there are."""

    pk: int
    kind: str
    place: int
    total: int


def find(query: SearchQuery, shown: Q) -> list[Found]:
    """Ask the engine; best first. `shown` says by kind and place which matches are wanted.

    One query for all kinds and their counts, by a window function (PostgreSQL).
    """
    results = get_search_backend().search(query, Entry)
    matches = results.annotate_score("score").get_queryset().order_by()
    order = [F("score").desc(), F("day").desc(nulls_last=True), F("pk").asc()]
    ranked = matches.annotate(
        place=Window(RowNumber(), partition_by="kind", order_by=order),
        total=Window(Count("pk"), partition_by="kind"),
    )
    wanted = ranked.filter(shown).order_by("kind", "place")
    return [Found(*row) for row in wanted.values_list("pk", "kind", "place", "total")]
