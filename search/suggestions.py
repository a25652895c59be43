"""What is suggested while somebody types: titles, people, words of the site."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.urls import get_script_prefix, reverse
from django.utils.translation import override

from config.languages import SOURCE
from home.searchable import Kind
from search import tsquery
from search.analysis import exact_form, reader_token, words
from search.cleaning import clean
from search.models import Entry, Word

SHORTEST = 2
LONGEST = 60
MOST_TITLES, MOST_PEOPLE, MOST_WORDS = 6, 3, 4
# How many titles with these beginnings are looked at; more means that too little was typed to choose.
LOOKED_AT = 400


@dataclass(frozen=True)
class Suggestion:
    """`text` in the language `language` (empty if that does not matter), and where it leads. `kind`: a Kind,
    `person`, or `word`."""

    text: str
    url: str
    kind: str
    language: str = ""


def suggestions(text: str, code: str) -> list[Suggestion]:
    """For readers of the language `code`; the last word may be unfinished. Two queries."""
    typed = [part.text for word in words(clean(text)[:LONGEST]) for part in word.parts]
    exact = [form for piece in typed if (form := exact_form(piece, code))]
    if not exact or sum(map(len, exact)) < SHORTEST:
        return []
    titles, people = _titles_and_people(exact, code)
    return [*titles, *people, *_words(exact, code)]


def _titles_and_people(exact: list[str], code: str) -> tuple[list[Suggestion], list[Suggestion]]:
    beginnings = [f"'x0{form}':*" for form in exact]
    query = tsquery.all_of([f"'{reader_token(code)}'", *beginnings])
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH found AS MATERIALIZED (SELECT object_id::bigint AS id FROM wagtailsearch_indexentry"
            " WHERE autocomplete @@ %s::tsquery AND content_type_id = %s LIMIT %s)"
            " SELECT entry.title, entry.path, entry.kind, entry.language, entry.people"
            " FROM found JOIN search_entry entry ON entry.id = found.id"
            " ORDER BY array_position(%s, entry.kind), length(entry.title), entry.day DESC NULLS LAST LIMIT 40",
            [query, ContentType.objects.get_for_model(Entry).pk, LOOKED_AT, list(Kind.values)],
        )
        rows = cursor.fetchall()
    titles: dict[str, Suggestion] = {}
    for title, path, kind, language, _people in rows:
        url = f"{get_script_prefix()}{code}/{path.lstrip('/')}"
        titles.setdefault(title.casefold(), Suggestion(title, url, kind, language))
    return list(titles.values())[:MOST_TITLES], _people(exact, code)


def _people(exact: list[str], code: str) -> list[Suggestion]:
    names = Word.objects.none() if not exact else _names(exact, code)
    return [Suggestion(name, _search(name, code), "person") for name in names]


def _names(exact: list[str], code: str) -> list[str]:
    """Names of which each beginning begins a part."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT name FROM search_entry, jsonb_array_elements_text(people) AS name"
            " WHERE people <> '[]'::jsonb AND language = %s",
            [SOURCE],
        )
        names = [row[0] for row in cursor.fetchall()]
    found = []
    for name in sorted(names):
        parts = [exact_form(part.text, SOURCE) for word in words(name) for part in word.parts]
        if all(any(part.startswith(form) for part in parts) for form in exact):
            found.append(name)
    return found[:MOST_PEOPLE]


def _words(exact: list[str], code: str) -> list[Suggestion]:
    """The last word completed, after those before it."""
    found = Word.objects.filter(language=code, word__startswith=exact[-1], entries__gt=0).exclude(
        word=exact[-1]
    )
    texts = found.order_by("-entries", "word").values_list("shown", flat=True)[:MOST_WORDS]
    before = " ".join(exact[:-1])
    return [Suggestion(one, _search(one, code), "word", code) for text in texts if (one := f"{before} {text}".strip())]


def _search(text: str, code: str) -> str:
    with override(code):
        return f"{reverse('search:search')}?{urlencode({'q': text})}"
