"""Finding with whatever engine Wagtail is set to use, a query for each kind.

Meant for Elasticsearch and OpenSearch. Tested with an imitation of the server only, which does not score
(docs/decisions/0021-search-at-work.md).
"""

from collections.abc import Iterator

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Not, PlainText, SearchQuery

from config.languages import SOURCE
from home.searchable import Kind
from search.analysis import language_token, reader_token
from search.engine_postgres import MOST
from search.found import Row, Weights
from search.models import Entry
from search.query import Question, in_language


class InAnyEngine:
    """One question to the engine, by Wagtail's own interface. It holds the same tokens as PostgreSQL."""

    def __init__(self, asked: Question, weights: Weights, *, is_partial: bool = False) -> None:
        self._asked = asked
        self._is_partial = is_partial

    def overview(self, best: int, first: int) -> list[Row]:
        """See search/finding.py. (Kinds in their order: scores of several queries cannot be compared.)"""
        return self._numbered(row for kind in Kind.values for row in self._rows(kind, best))

    def of_kind(self, kind: str) -> list[Row]:
        """See search/finding.py."""
        return self._numbered(
            row for one in Kind.values for row in self._rows(one, MOST if one == kind else 1)
        )

    def in_source(self, first: int) -> list[Row]:
        """See search/finding.py."""
        query = in_language(self._asked, SOURCE, is_partial=self._is_partial)
        if query is None:
            return []
        hidden = Not(PlainText(reader_token(self._asked.code)))
        query = And([PlainText(language_token(SOURCE)), query, hidden])
        return self._numbered(self._read(query, Entry.objects.all(), first))

    def _rows(self, kind: str, most: int) -> Iterator[Row]:
        query = self._asked.any_word() if self._is_partial else self._asked.all_words()
        return self._read(query, Entry.objects.filter(kind=kind), most)

    def _read(self, query: SearchQuery, entries: QuerySet[Entry], most: int) -> Iterator[Row]:
        found = get_search_backend().search(query, entries)
        total = found.count()
        for place, entry in enumerate(found[:most], 1):
            yield Row(entry.pk, entry.kind, entry.language, entry.day, entry.programmes, place, 0, total)

    def _numbered(self, rows: Iterator[Row]) -> list[Row]:
        return [row._replace(overall=number) for number, row in enumerate(rows, 1)]
