"""Which entries stand in which calendar. A fixed number of queries, however many entries."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from icalendar import Event as Entry

from config.languages import SOURCE
from home.models import BasePage
from programmes.calendars.entries import event_entry, start_entry
from programmes.listings import events_in
from programmes.models import Event, OfferPage, OfferStart, ProgrammePage, Series
from programmes.models.calendar_version import with_version

Absolute = Callable[[str], str]
"""Makes an absolute address of a path."""


def everything(code: str, absolute: Absolute) -> list[Entry]:
    """All events, and the starts of all offers."""
    return [*all_events(code, absolute), *all_starts(code, absolute)]


def all_events(code: str, absolute: Absolute) -> list[Entry]:
    """All events, those that are over too: whoever subscribes keeps them."""
    return of_events(events_in(code), absolute)


def all_starts(code: str, absolute: Absolute) -> list[Entry]:
    """The days on which offers begin."""
    return of_offers(_offers(code), absolute)


def of_series(series: Series, code: str, absolute: Absolute) -> list[Entry]:
    """The events of a series."""
    return of_events(events_in(code).of_series(series), absolute)


def of_page(page: BasePage, code: str, absolute: Absolute) -> list[Entry] | None:
    """The starts of an offer; the events of a programme and the starts of its offers. Others: None."""
    if isinstance(page, OfferPage):
        return of_offers(_offers(code).of(page), absolute)
    if isinstance(page, ProgrammePage):
        events = of_events(events_in(code).of_programme(page), absolute)
        return [*events, *of_offers(_offers(code).below(page), absolute)]
    return None


def of_events(events: QuerySet[Event], absolute: Absolute) -> list[Entry]:
    """Entries of events, in the order of time."""
    found = with_version(events).order_by("start", "pk")
    return [event_entry(event, absolute(event.get_absolute_url())) for event in found]


def of_offers(offers: QuerySet[OfferPage], absolute: Absolute) -> list[Entry]:
    """Entries of the days on which offers begin."""
    found = list(with_version(offers))
    starts = starts_of(found)
    return [
        start_entry(offer, day, absolute(offer.get_absolute_url()))
        for offer in found
        for day in starts[offer.translation_key]
    ]


def _offers(code: str) -> QuerySet[OfferPage]:
    """All offers by name, without what only their cards show: that would cost more than all the rest."""
    return OfferPage.objects.in_language(code).defer("body", "steps").order_by("title", "pk")


def starts_of(offers: list[OfferPage]) -> dict[UUID, list[date]]:
    """All days on which offers begin, by translation key. One query."""
    rows = OfferStart.objects.filter(
        offer__translation_key__in=[offer.translation_key for offer in offers],
        offer__locale__language_code=SOURCE,
    ).values_list("offer__translation_key", "date")
    starts: dict[UUID, list[date]] = defaultdict(list)
    for key, day in rows.distinct().order_by("date"):
        starts[key].append(day)
    return starts
