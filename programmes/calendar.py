"""Events as calendar files (RFC 5545)."""

from datetime import UTC
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


def event_as_ics(event: Event, address: str, host: str) -> bytes:
    """One event as a calendar file with its time zone.

    `address` is the absolute address of its page; `host` makes the UID unique. The UID is the same in
    every language, so that a calendar knows the event again. DTSTAMP is when it was last changed.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{host}//{event.locale.language_code}//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    start, end = (moment.astimezone(BERLIN) for moment in (event.start, event.end))
    calendar.add_component(Timezone.from_tzinfo(BERLIN, last_date=end.date().replace(month=12, day=31)))

    entry = CalendarEvent()
    entry.add("uid", f"{event.translation_key}@{host}")
    entry.add("dtstamp", (event.last_published_at or timezone.now()).astimezone(UTC))
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", vText(event.title, params={"LANGUAGE": event.locale.language_code}))
    entry.add("status", STATUS[EventStatus(event.status)])
    entry.add("url", address)
    if event.place:
        entry.add("location", event.place)
    if event.summary:
        entry.add("description", event.summary)
    calendar.add_component(entry)
    return calendar.to_ical()
