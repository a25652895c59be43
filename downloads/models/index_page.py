from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.models import BasePage
from home.pagination import PARAMETER
from programmes.models import Event

PER_PAGE = 24


class DownloadsPage(BasePage):
    """The downloads area: all presentations by year, series, language, programme, format and event."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("downloads area")
        verbose_name_plural = _("downloads areas")

    def get_context(self, request, *args, **kwargs):
        from downloads.listings import grouped_by_event
        from downloads.presentation_listing import PresentationListing

        code = get_language()
        listing = PresentationListing(request.GET, code, self.get_absolute_url())
        part = listing.part(request.GET.get(PARAMETER), PER_PAGE)
        keys = {one.event.translation_key for one in part if one.event}
        events = Event.objects.in_language(code).filter(translation_key__in=keys).select_related("locale")
        return {
            **super().get_context(request, *args, **kwargs),
            "faceted": listing.faceted,
            "offer": listing.offer,
            "page_of_presentations": part,
            "groups": grouped_by_event(part, events),
        }
