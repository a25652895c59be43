"""The answer to a question: what was found, by kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from config.languages import SOURCE
from home.searchable import Kind
from search import finding, highlights, spelling, vocabulary
from search.analysis import tokens
from search.found import Row, Weights
from search.models import Entry
from search.query import Question, languages_of, question
from search.synonyms import Synonyms

BEST = 3
"""How many results of each kind stand on the overview at least."""
FIRST = 10
"""So many of the best of all kinds stand on the overview; with fewer, those with some of the words join."""
FEW = 3
"""With fewer, a single German compound is asked for by its parts."""
IN_SOURCE = 5
"""How many German results stand beside those that readers of another language get."""
PER_PAGE = 20
LOOKED_AT = 20_000
"""How many characters of a text are searched for the words to mark."""
MOST_PAGES = 10_000


@dataclass(frozen=True)
class Hit:
    """One result as a reader of one language sees it. `title` and `excerpt` are HTML with `<mark>`.

    `missing` are words of the question that the text does not have.
    """

    kind: Kind
    language: str
    title: SafeString
    excerpt: SafeString
    url: str
    entry: Entry
    missing: tuple[str, ...] = ()


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

    `groups` begin with the kind of the best result; with `kind` there is that one only. `counts` names all
    kinds that have results. `part` says where in the long list of one kind the reader is, `rows` are all
    matches of that kind, which facets narrow. `in_source` are German texts beside those for this reader.
    """

    question: Question
    groups: list[Group] = field(default_factory=list)
    counts: dict[Kind, int] = field(default_factory=dict)
    kind: Kind | None = None
    is_partial: bool = False
    part: Page | None = None
    in_source: list[Hit] = field(default_factory=list)
    in_source_total: int = 0

    @property
    def total(self) -> int:
        """How many results there are of all kinds."""
        return sum(self.counts.values()) or self.in_source_total

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was found, in no language."""
        return not self.counts and not self.in_source


class Matches(NamedTuple):
    """Rows that an engine found, best first, for `question`. `is_partial`: none of them has all words."""

    rows: list[Row]
    is_partial: bool
    question: Question


@dataclass(frozen=True)
class Asked:
    """A question that has been read: with its corrections, and how much each word counts.

    `by_parts` asks for each German compound by its parts, as if these had been typed; None without compounds.
    """

    question: Question
    weights: Weights
    by_parts: Question | None = None


def read(text: str, code: str, *, literally: bool = False) -> Asked:
    """Read what was typed. Words that no text has are corrected, unless the reader wants them `literally`."""
    synonyms = Synonyms.with_added(languages_of(code)) if text.strip() else None
    asked = question(text, code, synonyms=synonyms)
    if not asked:
        return Asked(asked, {})
    compounds = vocabulary.compounds(asked)
    by_parts = question(text, code, split=compounds, synonyms=synonyms) if compounds else None
    known = vocabulary.known_tokens(asked, by_parts)
    better = {} if literally else spelling.corrections(asked, known)
    split = vocabulary.unknown(asked, compounds, known)
    if better or split:
        shown = {typed: one.shown for typed, one in better.items()}
        asked = question(text, code, shown, split, synonyms)
        by_parts = question(text, code, shown, compounds, synonyms) if compounds else None
        known |= {token: one.entries for one in better.values() for token in one.tokens}
    weights = vocabulary.weights(asked, known)
    return Asked(asked, weights | (vocabulary.weights(by_parts, known) if by_parts else {}), by_parts)


def search(
    text: str, code: str, kind: Kind | None = None, page: int = 1, *, literally: bool = False
) -> Results:
    """Answer what somebody typed, for readers of the language `code`.

    Without `kind`, the best of each kind; with it, the page `page` of that kind (the last if there are
    not so many). The number of queries does not depend on how much is found.
    """
    asked = read(text, code, literally=literally)
    if not asked.question:
        return Results(asked.question, kind=kind)
    return overview(asked) if kind is None else of_kind(asked, matches(asked, kind), kind, page)


def overview(asked: Asked) -> Results:
    """The best of each kind, and all of the ten best."""
    rows, is_partial, read_as = _best(asked)
    german = _in_source(asked, is_needed=not rows)
    hits = _hits([*rows, *german], read_as)
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.kind, []).append(row)
    return Results(
        asked.question,
        [_group(Kind(kind), some, hits) for kind, some in groups.items()],
        _counts(rows),
        is_partial=is_partial,
        in_source=[hits[row.pk] for row in german if row.pk in hits],
        in_source_total=sum({row.kind: row.total for row in german}.values()),
    )


def ranking(asked: Asked) -> list[Hit]:
    """The ten best results of all kinds, best first: what the overview shows at least."""
    rows, _is_partial, read_as = _best(asked)
    hits = _hits(rows, read_as)
    return [hits[row.pk] for row in rows if row.pk in hits]


def _best(asked: Asked) -> Matches:
    """What stands on the overview. With few that have all words, those follow that have some."""
    ask = partial(finding.overview, best=BEST, first=FIRST)
    return _full_first(asked, ask)


def matches(asked: Asked, kind: Kind) -> Matches:
    """All matches of a kind and the best of each other."""
    return _full_first(asked, partial(finding.of_kind, kind=kind))


def _full_first(asked: Asked, ask: Callable[..., list[Row]]) -> Matches:
    """Those with all words before those with some. The totals of the latter are those of both."""
    full = ask(asked.question, asked.weights, is_partial=False)
    loose = _loosely(asked, full)
    some = ask(loose, asked.weights, is_partial=True) if loose else []
    if not loose or not some:
        return Matches(full, False, asked.question)
    known = {row.pk for row in full}
    totals = {row.kind: row.total for row in some}
    rows = [*full, *(row for row in some if row.pk not in known)]
    rows = [row._replace(total=max(row.total, totals.get(row.kind, 0))) for row in rows]
    return Matches(rows, not full, loose)


def _loosely(asked: Asked, full: list[Row]) -> Question | None:
    """What to ask when texts with some of the words will do; None if there are enough with all of them."""
    total = _total(full)
    if _has_several_words(asked.question):
        return asked.question if total < FIRST else None
    return asked.by_parts if total < FEW else None


def of_kind(asked: Asked, found: Matches, kind: Kind, page: int = 1, chosen=None) -> Results:
    """A page of the matches of one kind; `chosen` are the places in that list that facets leave."""
    rows, is_partial, read_as = found
    mine = [row for row in rows if row.kind == kind]
    shown = mine if chosen is None else [mine[place] for place in chosen]
    part = Paginator(shown, PER_PAGE).get_page(min(max(page, 1), MOST_PAGES))
    hits = _hits(list(part), read_as)
    group = Group(kind, len(shown), [hits[row.pk] for row in part if row.pk in hits])
    return Results(asked.question, [group] if group.hits else [], _counts(rows), kind, is_partial, part)


def _has_several_words(asked: Question) -> bool:
    return any(len(terms) > 1 for terms in asked.terms.values())


def _in_source(asked: Asked, *, is_needed: bool) -> list[Row]:
    """German texts that the reader does not get to see; with some of the words if there is nothing else."""
    if asked.question.code == SOURCE:
        return []
    found = finding.in_source(asked.question, asked.weights, is_partial=False, first=IN_SOURCE)
    if not found and is_needed:
        found = finding.in_source(asked.question, asked.weights, is_partial=True, first=IN_SOURCE)
    return found


def _total(rows: Iterable[Row]) -> int:
    return sum(_counts(rows).values())


def _counts(rows: Iterable[Row]) -> dict[Kind, int]:
    counts = {row.kind: row.total for row in rows}
    return {kind: counts[kind] for kind in Kind if kind in counts}


def _group(kind: Kind, rows: Sequence[Row], hits: Mapping[int, Hit]) -> Group:
    return Group(kind, rows[0].total, [hits[row.pk] for row in rows if row.pk in hits])


def _hits(rows: Sequence[Row], asked: Question) -> dict[int, Hit]:
    """The rows as readers see them. An entry may have gone since the engine was asked."""
    entries = Entry.objects.in_bulk([row.pk for row in rows])
    return {pk: _hit(entry, asked) for pk, entry in entries.items()}


def _hit(entry: Entry, asked: Question) -> Hit:
    text = tokens(f"{entry.title} {entry.body[:LOOKED_AT]}", entry.language) if asked.has_phrases else ()
    wanted = asked.tokens_in(entry.language, frozenset(text))
    # Bodies are stored clean (search/cleaning.py).
    found = highlights.matches(entry.body[:LOOKED_AT], entry.language, wanted)
    # What readers do not get to see in their own language opens in the German one.
    code = asked.code if asked.code in entry.readers.split() else entry.language
    return Hit(
        kind=Kind(entry.kind),
        language=entry.language,
        title=highlights.marked(entry.title, entry.language, wanted),
        excerpt=highlights.excerpt_around(found, entry.body),
        url=f"{get_script_prefix()}{code}/{entry.path.lstrip('/')}",
        entry=entry,
        missing=_missing(entry, asked, wanted, found),
    )


def _missing(
    entry: Entry, asked: Question, wanted: highlights.Wanted, in_body: list[highlights.Match]
) -> tuple[str, ...]:
    """The words of the question that the entry does not have. Of a very long text nobody says so."""
    terms = asked.terms.get(entry.language, ())
    if len(terms) < 2 or len(entry.body) > LOOKED_AT:
        return ()
    in_title = [] if entry.part else highlights.matches(entry.title, entry.language, wanted)
    found = {number for match in [*in_title, *in_body] for number in match.numbers}
    return tuple(term.text for number, term in enumerate(terms) if number not in found)
