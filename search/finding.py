"""Asking the engine. PostgreSQL is asked in its own language, any other through Wagtail's interface."""

from wagtail.search.backends import get_search_backend
from wagtail.search.backends.database.postgres.postgres import PostgresSearchBackend

from home.searchable import Kind
from search.engine_any import InAnyEngine
from search.engine_postgres import InPostgres
from search.found import Row, Weights
from search.query import Question


def overview(asked: Question, weights: Weights, *, is_partial: bool, best: int, first: int) -> list[Row]:
    """The `best` matches of each kind, and the `first` of all; best first."""
    return _asking(asked, weights, is_partial).overview(best, first)


def of_kind(asked: Question, weights: Weights, kind: Kind, *, is_partial: bool) -> list[Row]:
    """All matches of one kind, best first, and the best of each of the others: it bears their number."""
    return _asking(asked, weights, is_partial).of_kind(kind.value)


def in_source(asked: Question, weights: Weights, *, is_partial: bool, first: int) -> list[Row]:
    """The `first` German texts that readers of the question's language do not get to see; best first."""
    return _asking(asked, weights, is_partial).in_source(first)


def _asking(asked: Question, weights: Weights, is_partial: bool) -> InPostgres | InAnyEngine:
    is_postgres = isinstance(get_search_backend(), PostgresSearchBackend)
    return (InPostgres if is_postgres else InAnyEngine)(asked, weights, is_partial=is_partial)
