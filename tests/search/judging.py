"""How good the search is: judged queries, and what the search and Wagtail's stock search make of them."""

import math
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wagtail.models import Locale, Page
from wagtail.search.backends.database.postgres.postgres import PostgresSearchBackend

from config.languages import LANGUAGES, SOURCE
from downloads.models import Presentation
from programmes.models import Event
from search import results
from search.models import Entry

FOLDER = Path(__file__).with_name("judgements")
HELD_OUT = FOLDER / "held_out"
"""Queries on which nothing is tuned: they say whether what was tuned elsewhere helps here too."""
FRESH = FOLDER / "fresh"
"""A few more for some languages, written when the synonyms were, and before any of them was asked."""
BEST = 10
GOOD = 2
"""From this grade on, a result is one that should be among the first ten."""

Grades = Mapping[str, int]
"""Addresses without language, each with how well it answers: 1 touches it, 2 a good answer, 3 this is it."""
Ranking = Callable[[str, str], list[str]]
"""From a query and a language to addresses without language, best first."""


@dataclass(frozen=True)
class Judged:
    """A query in a language with what answers it."""

    text: str
    form: str
    grades: Grades


@dataclass(frozen=True)
class Scores:
    """Means over the queries of a language: nDCG@10, recall@10, share of queries without a result."""

    queries: int
    ndcg: float
    recall: float
    nothing: float


def judged_languages() -> list[str]:
    """The languages that have judged queries."""
    return [language.code for language in LANGUAGES if (FOLDER / f"{language.code}.toml").exists()]


def judged(code: str, folder: Path = FOLDER) -> list[Judged]:
    """The queries of a language. What its readers cannot read in that language answers none of them."""
    needs = tomllib.loads((FOLDER / "needs.toml").read_text(encoding="utf-8"))
    queries = tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8"))
    there, german = _addresses(code), _addresses(SOURCE)
    found = []
    for text, (need, form) in queries.items():
        readable = there | german if form == "german term" or code == "de-simple" else there
        grades = {path: grade for path, grade in needs[need].items() if path in readable}
        if not any(grade >= GOOD for grade in grades.values()):
            raise ValueError(f"Nothing in {code} answers “{text}”.")
        found.append(Judged(text, form, grades))
    return found


def _addresses(code: str) -> set[str]:
    return {address(path) for path in Entry.objects.filter(language=code).values_list("path", flat=True)}


def address(path: str) -> str:
    """A slide counts as its presentation."""
    return path.partition("#")[0].partition("?")[0]


def ours(text: str, code: str) -> list[str]:
    """The ten best results of this search."""
    asked = results.read(text, code)
    hits = results.ranking(asked) if asked.question else []
    return _once(address(hit.entry.path) for hit in hits)


def stock(text: str, code: str) -> list[str]:
    """What Wagtail's own search finds in the pages, events and presentations of a language, best first."""
    locale = Locale.objects.get(language_code=code)
    engine = PostgresSearchBackend({"SEARCH_CONFIG": "simple"})
    things = [
        Page.objects.live().filter(locale_id=locale.pk),
        *(model.objects.filter(locale_id=locale.pk) for model in (Event, Presentation)),
    ]
    found = [one for some in things for one in engine.search(text, some).annotate_score("score")[:BEST]]
    return _once(_path(one) for one in sorted(found, key=lambda one: -(one.score or 0)))


def _path(thing: Page | Event | Presentation) -> str:
    if isinstance(thing, Page):
        return thing.specific.path_below_home
    return f"{'termine' if isinstance(thing, Event) else 'downloads'}/{thing.slug}/"


def _once(paths: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(paths))


def ndcg(ranking: list[str], grades: Grades) -> float:
    """Normalised discounted cumulative gain of the first ten: 1 if nothing could stand better."""

    def gain(ordered: Iterable[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(ordered))

    best = gain(sorted(grades.values(), reverse=True)[:BEST])
    return gain(grades.get(path, 0) for path in ranking[:BEST]) / best


def recall(ranking: list[str], grades: Grades) -> float:
    """The share of the good answers that stand among the first ten."""
    good = {path for path, grade in grades.items() if grade >= GOOD}
    return len(good & set(ranking[:BEST])) / len(good)


def scores(
    code: str, ranking: Ranking, tell: Callable[[str], None] = lambda line: None, folder: Path = FOLDER
) -> Scores:
    """The means for a language; `tell` is called with a line for each query that is not answered fully."""
    queries = judged(code, folder)
    each = []
    for query in queries:
        found = ranking(query.text, code)
        each.append((ndcg(found, query.grades), recall(found, query.grades), not found))
        if each[-1][0] < 0.85 or each[-1][1] < 1:
            tell(f"  {each[-1][0]:.2f} {each[-1][1]:.2f}  {query.text} ({query.form})  {found[:4]}")
    count = len(queries)
    sums = [sum(column) / count for column in zip(*each, strict=True)]
    return Scores(count, *sums)
