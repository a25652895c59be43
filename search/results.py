"""The answer to a question: what was found, by kind."""

from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from home.searchable import Kind
from search import engine, highlights
from search.models import Entry
from search.query import Question, question

BEST = 3
"""How many results of each kind stand on the overview."""
PER_PAGE = 20
MOST_PAGES = 10_000


@dataclass(frozen=True)
class Hit:
    """One result as a reader of one language sees it. `title` and `excerpt` are HTML with `<mark>`."""

    kind: Kind
    language: str
    title: SafeString
    excerpt: SafeString
    url: str
    entry: Entry


@dataclass(frozen=True)
class Group:
    """Results of one kind: some `hits` of `total`."""

    kind: Kind
    total: int
    hits: list[Hit]

    @property
    def has_more(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.hits)


@dataclass(frozen=True)
class Results:
    """All that was found. `is_partial`: no text has all the words, these have some.

    `groups` are in the order of kinds; with `kind` there is that one only. `counts` names all kinds
    that have results. `part` says where in the long list of one kind the reader is.
    """

    question: Question
    groups: list[Group] = field(default_factory=list)
    counts: dict[Kind, int] = field(default_factory=dict)
    kind: Kind | None = None
    is_partial: bool = False
    part: Page | None = None

    @property
    def total(self) -> int:
        """How many results there are of all kinds."""
        return sum(self.counts.values())


def search(text: str, code: str, kind: Kind | None = None, page: int = 1) -> Results:
    """Answer what somebody typed, for readers of the language `code`.

    Without `kind`, the best of each kind; with it, the page `page` of that kind (the last if there are
    not so many). At most four queries, however much is found.
    """
    asked = question(text, code)
    if not asked:
        return Results(asked, kind=kind)
    page = min(max(page, 1), MOST_PAGES)
    query, is_partial = asked.all_words(), False
    found = engine.find(query, _shown(kind, page))
    if not found:
        query, is_partial = asked.any_word(), True
        found = engine.find(query, _shown(kind, page))
    counts = {Kind(one.kind): one.total for one in found}
    part = Paginator(range(counts.get(kind, 0)), PER_PAGE).get_page(page) if kind else None
    if part and part.number < page:
        found = engine.find(query, _shown(kind, part.number))
    shown = [one for one in found if kind is None or (one.kind == kind and one.place > _first(part.number))]
    hits = _hits(shown, asked)
    groups = [Group(one, counts[one], hits[one]) for one in Kind if one in hits]
    ordered = {one: counts[one] for one in Kind if one in counts}
    return Results(asked, groups, ordered, kind, is_partial and bool(found), part)


def _first(page: int) -> int:
    """How many results of a kind stand before this page."""
    return (page - 1) * PER_PAGE


def _shown(kind: Kind | None, page: int) -> Q:
    """Which places are fetched. Of every kind at least the first: it comes with the count of its kind."""
    if kind is None:
        return Q(place__lte=BEST)
    return Q(place=1) | Q(kind=kind, place__gt=_first(page), place__lte=_first(page + 1))


def _hits(found: list[engine.Found], asked: Question) -> dict[Kind, list[Hit]]:
    entries = Entry.objects.in_bulk([one.pk for one in found])
    hits: dict[Kind, list[Hit]] = {}
    for one in found:
        # An entry may have gone since the engine was asked.
        if entry := entries.get(one.pk):
            hits.setdefault(Kind(one.kind), []).append(_hit(entry, asked))
    return hits


def _hit(entry: Entry, asked: Question) -> Hit:
    wanted = asked.tokens_in(entry.language)
    return Hit(
        kind=Kind(entry.kind),
        language=entry.language,
        title=highlights.marked(entry.title, entry.language, wanted),
        excerpt=highlights.excerpt(entry.body, entry.language, wanted),
        url=f"{get_script_prefix()}{asked.code}/{entry.path.lstrip('/')}",
        entry=entry,
    )
