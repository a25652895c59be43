"""A calendar file: entries with their time zone."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from icalendar import Calendar, Timezone, vText
from icalendar import Event as Entry

from config.languages import language_for
from programmes.calendars.entries import BERLIN

REFRESH = timedelta(hours=6)


def as_ics(entries: Sequence[Entry], code: str, *, name: str = "", source: str = "") -> bytes:
    """Entries as a calendar file.

    A calendar with a `name` is one to subscribe to: it says how often it wants to be read, and with
    `source` where. `code` is the language of the name.
    """
    language = language_for(code).hreflang
    calendar = Calendar()
    calendar.add("prodid", f"-//Integration network//Website//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        calendar.add("name", vText(name, params={"LANGUAGE": language}))
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", BERLIN.key)
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
    if source:
        calendar.add("source", source, parameters={"VALUE": "URI"})
    if years := _years(entries):
        zone = Timezone.from_tzinfo(
            BERLIN, first_date=date(years[0], 1, 1), last_date=date(years[-1], 12, 31)
        )
        calendar.add_component(zone)
    for entry in entries:
        calendar.add_component(entry)
    return calendar.to_ical()


def _years(entries: Sequence[Entry]) -> list[int]:
    """The years in which there are hours to tell; entries for whole days need no time zone."""
    moments = (entry.get(name) for entry in entries for name in ("dtstart", "dtend"))
    return sorted({one.dt.year for one in moments if one is not None and isinstance(one.dt, datetime)})
