"""The list of offers as an address asks for it: chosen by facets, sorted, a part at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.facets import Choice, FacetedList, Holdings
from home.remembering.remembered import remembered
from programmes.models import OfferPage
from programmes.offer_facets import answers_of, facets_for
from programmes.offer_facts import OfferFacts, by_title, offer_facts_in, offers_of

SORTING = "sortierung"


def by_start(facts: OfferFacts) -> tuple[bool, date]:
    """What can begin at any time first, then by date, then what has no date."""
    if facts.rolling_start:
        return False, date.min
    return facts.next_start is None, facts.next_start or date.max


def by_verification(facts: OfferFacts) -> int:
    """What was verified last first."""
    return -facts.verified_on.toordinal() if facts.verified_on else 0


SORTINGS: dict[str, tuple[str | Promise, Callable[[OfferFacts], object]]] = {
    "": (_("By name"), by_title),
    "start": (_("By start"), by_start),
    "stand": (_("Last verified first"), by_verification),
}


class Listed(NamedTuple):
    """All offers of a list, and which answers hold for them, in the same order."""

    facts: list[OfferFacts]
    holdings: Holdings


def listed_in(code: str) -> Listed:
    """What a reader of the language `code` can choose from. Remembered until something changes."""

    def read() -> Listed:
        facts, today = offer_facts_in(code), timezone.localdate()
        return Listed(facts, Holdings(facets_for(facts), [answers_of(one, today) for one in facts]))

    return remembered(("list of offers", code), read)


@dataclass(frozen=True)
class SortLink:
    """A way to sort, and the address of the same list sorted so."""

    label: str | Promise
    address: str
    is_current: bool


class OfferListing:
    """All that the page of offers shows, for a query in an address and a reader's language.

    Whatever the query holds, there is a list. At most four queries to the database, one for the offers of a
    part and three that are remembered.
    """

    def __init__(self, query: QueryDict, code: str, path: str = "") -> None:
        self._facts, holdings = listed_in(code)
        wanted = query.get(SORTING, "")
        self.sorting = wanted if wanted in SORTINGS else ""
        self.choice = Choice(holdings.facets, query, path, **{SORTING: self.sorting})
        self.faceted = FacetedList(holdings, self.choice)

    @cached_property
    def matching(self) -> list[OfferFacts]:
        """The facts of the offers that match, sorted; by name, what can be read comes first."""
        matching = [self._facts[place] for place in self.faceted.matching]
        if self.sorting:
            matching.sort(key=SORTINGS[self.sorting][1])
        return matching

    def part(self, number: object, size: int) -> Page[OfferPage]:
        """The offers of one part of the list, `size` at most. Nonsense leads to the first part."""
        part = Paginator(self.matching, size).get_page(number)
        part.object_list = offers_of(part.object_list)
        return part

    @property
    def sort_links(self) -> list[SortLink]:
        return [
            SortLink(label, self.choice.address(**{SORTING: code}), code == self.sorting)
            for code, (label, _key) in SORTINGS.items()
        ]
