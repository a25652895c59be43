"""Events as calendar files (RFC 5545)."""

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar, Timezone, vText
from icalendar import Event as CalendarEvent

from programmes.models import Event
from programmes.vocabularies import EventStatus

BERLIN = ZoneInfo("Europe/Berlin")
STATUS = {
    EventStatus.PLANNED: "CONFIRMED",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.POSTPONED: "TENTATIVE",
}
REFRESH = timedelta(hours=6)


def events_as_ics(
    events: Iterable[Event], address_of: Callable[[Event], str], host: str, language: str, name: str = ""
) -> bytes:
    """Events as a calendar file with their time zone.

    `address_of` gives the absolute address of an event's page; `host` makes the UIDs unique. A UID is the
    same in every language, so that a calendar knows the event again. A calendar with a `name` is one to
    subscribe to: it says how often it wants to be read.
    """
    events = list(events)
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//{language}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
    years = {event.end.astimezone(BERLIN).date().replace(month=12, day=31) for event in events}
    if years:
        calendar.add_component(Timezone.from_tzinfo(BERLIN, last_date=max(years)))
    for event in events:
        calendar.add_component(_entry(event, address_of(event), host))
    return calendar.to_ical()


def event_as_ics(event: Event, address: str, host: str) -> bytes:
    """One event as a calendar file."""
    return events_as_ics([event], lambda event: address, host, event.locale.language_code)


def _entry(event: Event, address: str, host: str) -> CalendarEvent:
    """DTSTAMP is when the event was last changed."""
    entry = CalendarEvent()
    entry.add("uid", f"{event.translation_key}@{host}")
    entry.add("dtstamp", (event.last_published_at or timezone.now()).astimezone(UTC))
    entry.add("dtstart", event.start.astimezone(BERLIN))
    entry.add("dtend", event.end.astimezone(BERLIN))
    entry.add("summary", vText(event.title, params={"LANGUAGE": event.locale.language_code}))
    entry.add("status", STATUS[EventStatus(event.status)])
    entry.add("url", address)
    if event.place:
        entry.add("location", event.place)
    if event.summary:
        entry.add("description", event.summary)
    return entry
