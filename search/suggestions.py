"""What is suggested while somebody types: titles, people, words of the site."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.urls import get_script_prefix, reverse
from django.utils.translation import override

from config.languages import SOURCE
from home.searchable import Kind
from search import tsquery
from search.analysis import exact_form, person_token, reader_token, words
from search.cleaning import clean
from search.models import Entry, Word

SHORTEST = 2
LONGEST = 60
MOST_TITLES, MOST_PEOPLE, MOST_WORDS = 6, 3, 4
# How many titles with these beginnings are looked at; more means that too little was typed to choose.
LOOKED_AT, READ = 400, 40


@dataclass(frozen=True)
class Suggestion:
    """`text` in the language `language` (empty if that does not matter), and where it leads. `kind`: a Kind,
    `person`, or `word`."""

    text: str
    url: str
    kind: str
    language: str = ""


def suggestions(text: str, code: str) -> list[Suggestion]:
    """For readers of the language `code`; each word may be unfinished. Three queries."""
    typed = [part.text for word in words(clean(text)[:LONGEST]) for part in word.parts]
    exact = [form for piece in typed if (form := exact_form(piece, code))]
    if not exact or sum(map(len, exact)) < SHORTEST:
        return []
    return [*_titles(exact, code), *_people(exact, code), *_words(exact, code)]


def _titles(exact: list[str], code: str) -> list[Suggestion]:
    """Titles of which each beginning begins a word."""
    titles: dict[str, Suggestion] = {}
    for entry in _entries([f"x0{form}" for form in exact], code):
        url = f"{get_script_prefix()}{code}/{entry.path.lstrip('/')}"
        titles.setdefault(entry.title.casefold(), Suggestion(entry.title, url, entry.kind, entry.language))
    return list(titles.values())[:MOST_TITLES]


def _people(exact: list[str], code: str) -> list[Suggestion]:
    """Names of which each beginning begins a part."""
    names = dict.fromkeys(
        name
        for entry in _entries([person_token(form) for form in exact], code)
        for name in entry.people
        if all(any(part.startswith(form) for part in _exact_parts(name)) for form in exact)
    )
    return [Suggestion(name, _search(name, code), "person") for name in sorted(names)[:MOST_PEOPLE]]


def _exact_parts(name: str) -> list[str]:
    return [exact_form(part.text, SOURCE) for word in words(name) for part in word.parts]


def _entries(beginnings: list[str], code: str) -> list[Entry]:
    """Some entries for these readers of which each beginning begins a token of title or people."""
    query = tsquery.all_of([f"'{reader_token(code)}'", *(f"'{one}':*" for one in beginnings)])
    return list(
        Entry.objects.raw(
            "WITH found AS MATERIALIZED (SELECT object_id::bigint AS id FROM wagtailsearch_indexentry"
            " WHERE autocomplete @@ %s::tsquery AND content_type_id = %s LIMIT %s)"
            " SELECT entry.id, entry.title, entry.path, entry.kind, entry.language, entry.people"
            " FROM found JOIN search_entry entry ON entry.id = found.id"
            " ORDER BY array_position(%s, entry.kind::text), length(entry.title), entry.id LIMIT %s",
            [query, ContentType.objects.get_for_model(Entry).pk, LOOKED_AT, list(Kind.values), READ],
        )
    )


def _words(exact: list[str], code: str) -> list[Suggestion]:
    """The last word completed, after those before it."""
    found = Word.objects.filter(language=code, word__startswith=exact[-1], entries__gt=0).exclude(
        word=exact[-1]
    )
    # Of the forms of one word, the most frequent.
    texts: dict[str, str] = {}
    for stem, shown in found.order_by("-entries", "word").values_list("stem", "shown")[:READ]:
        texts.setdefault(stem, shown)
    before = " ".join(exact[:-1])
    wholes = [f"{before} {text}".strip() for text in list(texts.values())[:MOST_WORDS]]
    return [Suggestion(whole, _search(whole, code), "word", code) for whole in wholes]


def _search(text: str, code: str) -> str:
    with override(code):
        return f"{reverse('search:search')}?{urlencode({'q': text})}"
