from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.models import BasePage
from home.pagination import page_of
from programmes.models import Event, Series

PER_PAGE = 24


class DownloadsPage(BasePage):
    """The downloads area: all presentations by year, series and event."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("downloads area")
        verbose_name_plural = _("downloads areas")

    def get_context(self, request, *args, **kwargs):
        from downloads.listings import grouped_by_event, presentations_in

        code = get_language()
        presentations = presentations_in(code)
        year, series = chosen_year(request.GET.get("jahr")), request.GET.get("reihe", "")
        years = [day.year for day in presentations.dates("date", "year", order="DESC")]
        all_series = list(Series.objects.in_language(code).select_related("locale"))
        chosen_series = next((one for one in all_series if one.slug == series), None)
        if year:
            presentations = presentations.filter(date__year=year)
        if chosen_series:
            presentations = presentations.filter(event__series__translation_key=chosen_series.translation_key)
        part = page_of(presentations, request, PER_PAGE)
        shown = list(part)
        events = Event.objects.in_language(code).select_related("locale")
        keys = {one.event.translation_key for one in shown if one.event}
        return {
            **super().get_context(request, *args, **kwargs),
            "page_of_presentations": part,
            "groups": grouped_by_event(shown, events.filter(translation_key__in=keys)),
            "years": years,
            "all_series": all_series,
            "chosen_year": year,
            "chosen_series": chosen_series,
        }


def chosen_year(value: str | None) -> int | None:
    """The year in the query parameter `jahr`, None if it is not a year."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) == 4 else None
