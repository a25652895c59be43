from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.models import BasePage
from home.pagination import PARAMETER, page_of

PER_PAGE = 12


class ProgrammeIndexPage(BasePage):
    """All programmes of the network."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["programmes.ProgrammePage"]

    class Meta:
        verbose_name = _("list of programmes")
        verbose_name_plural = _("lists of programmes")

    def get_context(self, request, *args, **kwargs):
        from programmes.listings import programmes_in

        programmes = page_of(programmes_in(get_language()), request, PER_PAGE)
        return {**super().get_context(request, *args, **kwargs), "listed": programmes}


class OfferIndexPage(BasePage):
    """All offers of all programmes."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("list of offers")
        verbose_name_plural = _("lists of offers")

    def get_context(self, request, *args, **kwargs):
        from programmes.offer_listing import OfferListing

        listing = OfferListing(request.GET, get_language(), self.get_absolute_url())
        return {
            **super().get_context(request, *args, **kwargs),
            "listing": listing,
            "faceted": listing.faceted,
            "offers": listing.part(request.GET.get(PARAMETER), PER_PAGE),
        }


class EventIndexPage(BasePage):
    """All events, those to come and those that are over."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def get_context(self, request, *args, **kwargs):
        from programmes.listings import events_in

        events = events_in(get_language())
        return {
            **super().get_context(request, *args, **kwargs),
            "upcoming": events.upcoming(),
            "past": page_of(events.past(), request, PER_PAGE),
        }


class RecapIndexPage(BasePage):
    """All recaps, the latest event first."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["programmes.RecapPage"]

    class Meta:
        verbose_name = _("list of recaps")
        verbose_name_plural = _("lists of recaps")

    def get_context(self, request, *args, **kwargs):
        from programmes.listings import recaps_in

        recaps = page_of(recaps_in(get_language()), request, PER_PAGE)
        return {**super().get_context(request, *args, **kwargs), "listed": recaps}
