"""What has to be known of each offer to choose among thousands: its facts, without texts.

Whole pages would be too slow to load for a count. Here each offer is one light row, and all of them come
with three queries, however many there are. They are remembered, since most visitors ask when nothing has
changed.
"""

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Min, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.text import slugify

from config.languages import SOURCE
from home.remembering.remembered import remembered
from programmes.models import OfferPage, OfferStart, ProgrammePage

LISTS = ("sectors", "audiences", "recognition_states", "kreise", "coaching_languages")
COLUMNS = (
    "pk",
    "locale__language_code",
    "title",
    "offer_type",
    "format",
    "level_in",
    "rolling_start",
    "verified_on",
)
Codes = tuple[str, ...]


class OfferFacts(NamedTuple):
    """The facts of an offer, with the codes of the vocabularies.

    `pk` and `language` are those of the version to be shown,
    `next_start` is the next start date from today on, `organisation` a code made of the name.
    """

    pk: int
    language: str
    title: str
    offer_type: str
    format: str
    level_in: str
    rolling_start: bool
    verified_on: date | None
    sectors: Codes = ()
    audiences: Codes = ()
    recognition_states: Codes = ()
    kreise: Codes = ()
    coaching_languages: Codes = ()
    next_start: date | None = None
    organisation: str = ""
    organisation_name: str = ""
    funding_round: str = ""


def by_title(facts: OfferFacts) -> str:
    """Letters with marks stand beside those without."""
    return unicodedata.normalize("NFKD", facts.title).casefold()


def offer_facts_in(code: str) -> list[OfferFacts]:
    """The facts of all offers that a reader of the language `code` finds listed, sorted by title.

    What is in the reader's language comes first. Remembered until something changes; else three queries.
    """

    def read() -> list[OfferFacts]:
        return sorted(_read_facts(code), key=lambda facts: (facts.language != code, by_title(facts)))

    return remembered(("facts of offers", code), read)


def _read_facts(code: str) -> list[OfferFacts]:
    """Column by column, because to go through thousands of rows one by one takes several times as long."""
    rows = _rows_in(code)
    if not rows:
        return []
    starts, programmes = next_starts(), _programmes_by_path()
    keys, paths, *columns = zip(*rows, strict=True)
    simple, lists = columns[: len(COLUMNS)], columns[len(COLUMNS) :]
    above = (programmes.get(path[: -OfferPage.steplen], ("", "", "")) for path in paths)
    return list(
        map(
            OfferFacts,
            *simple,
            *(map(codes_in, column) for column in lists),
            map(starts.get, keys),
            *zip(*above, strict=True),
        )
    )


def _rows_in(code: str) -> list[tuple[object, ...]]:
    """Key and path of each offer, its `COLUMNS`, and its `LISTS` as text. One query."""
    key, *lists = (Cast(name, TextField()) for name in ("translation_key", *LISTS))
    return list(OfferPage.objects.in_language(code).order_by().values_list(key, "path", *COLUMNS, *lists))


@lru_cache(maxsize=10_000)
def codes_in(array: str) -> Codes:
    """The codes in PostgreSQL's way to write an array: `{lippe,owl}`.

    The same few combinations come again and again, so that to read them here once is much faster than to
    have ten thousand lists made anew for each page.
    """
    return tuple(array[1:-1].split(",")) if len(array) > 2 else ()


def next_starts() -> dict[str, date]:
    """The next start date of each offer that has one, by translation key. The German version says them.

    Keys are text: to make thousands of UUIDs takes longer than all the rest.
    """
    starts = OfferStart.objects.filter(
        offer__locale__language_code=SOURCE, date__gte=timezone.localdate()
    ).order_by()
    return dict(starts.values_list(Cast("offer__translation_key", TextField())).annotate(Min("date")))


def _programmes_by_path() -> dict[str, tuple[str, str, str]]:
    """Organisation (code and name) and funding round of each programme, by its place in the tree."""
    rows = ProgrammePage.objects.order_by().values_list(
        "path", "organisation_id", "organisation__name", "funding_round"
    )
    return {path: (slugify(name) or str(pk), name, funding) for path, pk, name, funding in rows}


def offers_of(facts: Iterable[OfferFacts]) -> list[OfferPage]:
    """The pages of a few offers, in the same order, with what their cards show. One query."""
    facts = list(facts)
    pages = OfferPage.objects.with_marks().select_related("locale").in_bulk([one.pk for one in facts])
    found = []
    for one in facts:
        if page := pages.get(one.pk):
            page.organisation_name, page.next_start = one.organisation_name, one.next_start
            found.append(page)
    return found
