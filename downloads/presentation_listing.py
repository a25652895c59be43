"""The list of presentations as an address asks for it, and all its files at once."""

from collections.abc import Iterable
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from downloads.bundles.offer import BundleOffer, offer_for
from downloads.listings import presentations_in, public_files
from downloads.models import Presentation, PresentationFile
from downloads.presentation_facets import PresentationFacts, answers_of, facets_for, presentation_facts_in
from home.facets import Choice, FacetedList, Holdings
from home.punctuation import listed


class PresentationListing:
    """All that the downloads area shows, for a query in an address and a reader's language.

    Whatever the query holds, there is a list. Five queries, whatever its length.
    """

    def __init__(self, query: QueryDict, code: str, path: str = "") -> None:
        self.code = code
        self._facts = presentation_facts_in(code)
        facets = facets_for(self._facts, code)
        self.choice = Choice(facets, query, path)
        self.faceted = FacetedList(Holdings(facets, [answers_of(one) for one in self._facts]), self.choice)

    @cached_property
    def matching(self) -> list[PresentationFacts]:
        return [self._facts[place] for place in self.faceted.matching]

    def part(self, number: object, size: int) -> Page[Presentation]:
        """The presentations of one part of the list, `size` at most. Nonsense leads to the first part."""
        part = Paginator(self.matching, size).get_page(number)
        part.object_list = self._presentations(one.pk for one in part.object_list)
        return part

    def presentations(self) -> list[Presentation]:
        """All presentations that match, the newest first."""
        return self._presentations(one.pk for one in self.matching)

    def _presentations(self, keys: Iterable[int]) -> list[Presentation]:
        return list(presentations_in(self.code).filter(pk__in=list(keys)))

    def files(self) -> QuerySet[PresentationFile]:
        """The public files in the languages and formats chosen, of any presentation."""
        files = public_files()
        if languages := self.choice.of("sprache"):
            files = files.filter(document__language__in=languages)
        if formats := self.choice.of("format"):
            endings = "|".join(formats)
            files = files.filter(document__file__iregex=rf"\.({endings})$")
        return files

    @cached_property
    def offer(self) -> BundleOffer:
        """All that matches as one zip."""
        query = self.choice.address().partition("?")[2]
        address = reverse("downloads:bundle") + (f"?{query}" if query else "")
        languages, formats = self.choice.of("sprache"), self.choice.of("format")
        files = (
            file
            for one in self.matching
            for file in one.files
            if (not languages or file.language in languages) and (not formats or file.extension in formats)
        )
        return offer_for(files, address)

    @property
    def heading(self) -> str:
        """What is chosen, in the reader's words: `2025, IQ um 9`. Empty if nothing is."""
        return listed(answer.label for answer in self.faceted.chosen)
