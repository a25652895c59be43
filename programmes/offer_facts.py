"""What has to be known of each offer to choose among thousands: its facts, without texts.

Whole pages would be too slow to load for a count. Here each offer is one light row, and all of them come
with three queries, however many there are.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Min
from django.utils import timezone
from django.utils.text import slugify

from config.languages import SOURCE
from programmes.models import OfferPage, OfferStart, ProgrammePage

COLUMNS = (
    "pk",
    "title",
    "offer_type",
    "sectors",
    "audiences",
    "recognition_states",
    "kreise",
    "format",
    "level_in",
    "coaching_languages",
    "rolling_start",
    "verified_on",
)


class OfferFacts(NamedTuple):
    """The facts of an offer; lists hold codes of the vocabularies. `pk` is that of the version to be shown.

    `next_start` is the next start date from today on, `organisation` a code made of the name.
    """

    pk: int
    title: str
    offer_type: str
    sectors: list[str]
    audiences: list[str]
    recognition_states: list[str]
    kreise: list[str]
    format: str
    level_in: str
    coaching_languages: list[str]
    rolling_start: bool
    verified_on: date | None
    next_start: date | None = None
    organisation: str = ""
    organisation_name: str = ""
    funding_round: str = ""


def offer_facts_in(code: str) -> list[OfferFacts]:
    """The facts of all offers that a reader of the language `code` finds listed. Three queries."""
    starts = next_starts()
    programmes = _programmes_by_path()
    rows = OfferPage.objects.in_language(code).order_by().values_list("translation_key", "path", *COLUMNS)
    return [
        OfferFacts(*facts, starts.get(key), *programmes.get(path[: -OfferPage.steplen], ()))
        for key, path, *facts in rows
    ]


def next_starts() -> dict[object, date]:
    """The next start date of each offer that has one, by translation key. The German version says them."""
    starts = OfferStart.objects.filter(
        offer__locale__language_code=SOURCE, date__gte=timezone.localdate()
    ).order_by()
    return dict(starts.values_list("offer__translation_key").annotate(Min("date")))


def _programmes_by_path() -> dict[str, tuple[str, str, str]]:
    """Organisation (code and name) and funding round of each programme, by its place in the tree."""
    rows = ProgrammePage.objects.order_by().values_list(
        "path", "organisation_id", "organisation__name", "funding_round"
    )
    return {path: (slugify(name) or str(pk), name, funding) for path, pk, name, funding in rows}


def offers_of(facts: Iterable[OfferFacts]) -> list[OfferPage]:
    """The pages of a few offers, in the same order, with what their cards show. One query."""
    facts = list(facts)
    pages = OfferPage.objects.select_related("locale").in_bulk([one.pk for one in facts])
    found = []
    for one in facts:
        if page := pages.get(one.pk):
            page.organisation_name, page.next_start = one.organisation_name, one.next_start
            found.append(page)
    return found
