"""Wagtail's engine in PostgreSQL, with the site's analysis for what editors search in the admin.

Beside the words of pages, snippets, documents and pictures it stores their tokens, analysed in the language
of each thing; what is asked is asked by its words and, as an alternative, by their tokens in every language.
So `qualifizierung` finds a page called "Anpassungsqualifizierungen", and what Wagtail finds is still found.
The public search does not come through here (search/finding.py): its entries hold tokens only.
"""

from collections.abc import Iterable, Iterator

from django.db import models
from wagtail.models import Locale
from wagtail.search import index
from wagtail.search.backends.database.postgres.postgres import (
    ObjectIndexer,
    PostgresIndex,
    PostgresSearchBackend,
)
from wagtail.search.query import And, Boost, Not, Or, PlainText, SearchQuery

from config.languages import LANGUAGES, SOURCE
from search.analysis import Word, tokens, word_tokens, words
from search.cleaning import clean
from search.models import Entry

LONGEST_TEXT = 20_000
"""How many characters of a field are analysed: enough to find a thing again."""
LONGEST_QUERY, MOST_WORDS = 200, 8


class _Text(index.SearchField):
    """A text that has been read already."""

    def __init__(self, name: str, text: str, boost: float | None = None) -> None:
        super().__init__(name, boost=boost)
        self._text = text

    def get_value(self, obj: object) -> str:
        return self._text


class _Beginnings(index.AutocompleteField):
    """The same, to be found by the beginnings of its words."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self._text = text

    def get_value(self, obj: object) -> str:
        return self._text


class _WithTokens:
    """What the engine is to store of an object: its texts, and their tokens in the object's language."""

    def __init__(self, obj: models.Model, language: str, backend: PostgresSearchBackend) -> None:
        self.pk = obj.pk
        self._fields: list[index.BaseField] = []
        reader = ObjectIndexer(obj, backend)
        read = [one for field in reader.search_fields for one in reader.prepare_field(obj, field)]
        for field, _weight, text in read:
            analysed = " ".join(tokens(clean(text)[:LONGEST_TEXT], language))
            if isinstance(field, index.AutocompleteField):
                self._fields += [_Beginnings(field.field_name, text), _Beginnings("tokens", analysed)]
            else:
                self._fields += [
                    _Text(field.field_name, text, field.boost),
                    _Text("tokens", analysed, field.boost),
                ]

    def get_search_fields(self) -> list[index.BaseField]:
        return self._fields


class Index(PostgresIndex):
    """Writes tokens beside the words of everything but the public search's entries."""

    def add_items(self, model: type[models.Model], objs: Iterable[models.Model]) -> None:
        if not issubclass(model, Entry):
            codes = dict(Locale.objects.values_list("pk", "language_code"))
            objs = [
                _WithTokens(obj, codes.get(getattr(obj, "locale_id", None), SOURCE), self.backend)
                for obj in objs
            ]
        super().add_items(model, objs)


class SearchBackend(PostgresSearchBackend):
    """For `WAGTAILSEARCH_BACKENDS`."""

    index_class = Index

    def _search(
        self,
        query_compiler_class: type,
        query: str | SearchQuery,
        model_or_queryset: type[models.Model] | models.QuerySet,
        **options: object,
    ):
        model = getattr(model_or_queryset, "model", model_or_queryset)
        # Who names columns asks these, not the index.
        if not issubclass(model, Entry) and options.get("fields") is None:
            if isinstance(query, str) and query:
                operator = options.get("operator") or query_compiler_class.DEFAULT_OPERATOR
                query = PlainText(query, operator=operator)
            query = with_tokens(query)
        return super()._search(query_compiler_class, query, model_or_queryset, **options)


def with_tokens(query: str | SearchQuery) -> str | SearchQuery:
    """The query, in which each text may also be found by its tokens. Phrases stay as they are."""
    if isinstance(query, And | Or):
        return type(query)([with_tokens(one) for one in query.subqueries])
    if isinstance(query, Not):
        return Not(with_tokens(query.subquery))
    if isinstance(query, Boost):
        return Boost(with_tokens(query.subquery), query.boost)
    if not isinstance(query, PlainText):
        return query
    asked = list(words(clean(query.query_string)[:LONGEST_QUERY]))[:MOST_WORDS]
    found = [_any_of(list(_ways_to_find(word))) for word in asked]
    if not found:
        return query
    combined = _any_of(found) if query.operator == "or" else And(found) if len(found) > 1 else found[0]
    return Or([query, combined])


def _ways_to_find(word: Word) -> Iterator[SearchQuery]:
    """By all its parts, or written as one."""
    parts = [_one_token(part.text) for part in word.parts]
    if all(parts):
        yield parts[0] if len(parts) == 1 else And(parts)
    if word.joined and (joined := _one_token(word.joined)):
        yield joined


def _one_token(word: str) -> SearchQuery | None:
    """One of the word's tokens in one of the languages.

    An engine that completes what is typed completes the last term of a text: the exact form for all
    languages, and the stem in German, by which parts of compounds are found.
    """
    exact, *stems = word_tokens(word, SOURCE) or [""]
    if not exact:
        return None
    others = [token for language in LANGUAGES for token in word_tokens(word, language.code)[1:]]
    complete = PlainText(" ".join(dict.fromkeys([*others, exact])), operator="or")
    return _any_of([complete, *map(PlainText, stems[:1])])


def _any_of(queries: list[SearchQuery]) -> SearchQuery:
    return queries[0] if len(queries) == 1 else Or(queries)
