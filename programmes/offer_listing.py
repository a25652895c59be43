"""The list of offers as an address asks for it: chosen by facets, sorted, a part at a time."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.facets import Choice, FacetedList
from programmes.models import OfferPage
from programmes.offer_facets import answers_of, facets_for
from programmes.offer_facts import OfferFacts, offer_facts_in, offers_of

SORTING = "sortierung"


def by_title(facts: OfferFacts) -> str:
    """Letters with marks stand beside those without."""
    return unicodedata.normalize("NFKD", facts.title).casefold()


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


@dataclass(frozen=True)
class SortLink:
    """A way to sort, and the address of the same list sorted so."""

    label: str | Promise
    address: str
    is_current: bool


class OfferListing:
    """All that the page of offers shows, for a query in an address and a reader's language.

    Whatever the query holds, there is a list. At most four queries to the database.
    """

    def __init__(self, query: QueryDict, code: str, path: str = "") -> None:
        self._code = code
        self._facts = offer_facts_in(code)
        facets = facets_for(self._facts)
        wanted = query.get(SORTING, "")
        self.sorting = wanted if wanted in SORTINGS else ""
        self.choice = Choice(facets, query, path, **{SORTING: self.sorting})
        today = timezone.localdate()
        self.faceted = FacetedList(facets, [answers_of(one, today) for one in self._facts], self.choice)

    @cached_property
    def matching(self) -> list[OfferFacts]:
        """The facts of the offers that match, sorted; what can be read comes first."""
        matching = sorted((self._facts[place] for place in self.faceted.matching), key=by_title)
        matching.sort(key=lambda facts: facts.language != self._code)
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
