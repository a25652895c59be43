"""What stands in the entry of an event."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from icalendar import Calendar

from programmes.vocabularies import EventStatus
from tests.programmes.calendars.reading import calendar_at, entry_of, summaries

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def test_an_event_is_at_its_hour_in_berlin(client, world):
    event = world.event(start="2026-07-07T09:00", end="2026-07-07T10:00", summary="Worum; es, geht\nZeile 2")
    calendar = calendar_at(client, f"/de/termine/{event.slug}.ics")
    entry = calendar.events[0]
    assert entry.start == datetime(2026, 7, 7, 9, tzinfo=BERLIN)
    assert entry["dtstart"].params["TZID"] == "Europe/Berlin"
    assert entry["description"] == "Worum; es, geht\nZeile 2"
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Europe/Berlin"]


def test_the_time_zone_of_the_file_itself_knows_summer_time(client, world):
    """Read with the file's own VTIMEZONE, not with what this machine knows of Berlin."""
    world.event(start="2026-03-28T09:00", end="2026-03-28T10:00")
    world.event(start="2026-03-29T09:00", end="2026-03-29T10:00")
    world.event(start="2026-10-25T01:30", end="2026-10-25T04:30")
    calendar = calendar_at(client, "/de/termine.ics")
    zone = calendar.timezones[0].to_tz(lookup_tzid=False)
    offsets = [
        entry["dtstart"].dt.replace(tzinfo=None).replace(tzinfo=zone).utcoffset() for entry in calendar.events
    ]
    assert offsets == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=2)]
    last = calendar.events[2]
    assert last["dtend"].dt.replace(tzinfo=None).replace(tzinfo=zone).utcoffset() == timedelta(hours=1)
    assert (last.start.hour, last.end.hour) == (1, 4)
    assert last.end.timestamp() - last.start.timestamp() == 4 * 3600


def test_texts_say_in_which_language_they_are(client, world):
    event = world.event(summary="Worum", place="Saal", mode="on_site")
    world.translate(event, "ar")
    arabic, turkish = (entry_of(client, event, code) for code in ("ar", "tr"))
    assert str(arabic["summary"]) == "AR Termin 1"
    assert str(turkish["summary"]) == "Termin 1"
    for name in ("summary", "description", "location"):
        assert arabic[name].params["LANGUAGE"] == "ar"
        assert turkish[name].params["LANGUAGE"] == "de"
    assert str(arabic["url"]) == "http://testserver/ar/termine/termin-1/"


def test_the_note_and_the_registration_link_are_there(client, world):
    event = world.event(note="Raum geändert", registration_url="https://example.org/a?b=1,2;3")
    entry = entry_of(client, event)
    assert str(entry["summary"]) == "Termin 1 – Raum geändert"
    assert "https://example.org/a?b=1,2;3" in entry["description"]


@pytest.mark.parametrize(
    ("status", "in_calendar", "transparency"),
    [
        (EventStatus.PLANNED, "CONFIRMED", "OPAQUE"),
        (EventStatus.CANCELLED, "CANCELLED", "TRANSPARENT"),
        (EventStatus.POSTPONED, "TENTATIVE", "TRANSPARENT"),
    ],
)
def test_an_entry_says_whether_the_event_takes_place(client, world, status, in_calendar, transparency):
    entry = entry_of(client, world.event(status=status))
    assert (entry["status"], entry["transp"]) == (in_calendar, transparency)
    with translation.override("de"):
        word = "" if status == EventStatus.PLANNED else f"{status.label}: "
    assert str(entry["summary"]) == f"{word}Termin 1"


def test_characters_that_a_calendar_cannot_hold_are_left_out(client, world):
    entry = entry_of(client, world.event(title="Titel\x0b\x1b[0m", summary="a\r\nb"))
    assert str(entry["summary"]) == "Titel  [0m"
    assert str(entry["description"]) == "a\nb"


def test_lines_are_short_and_end_as_the_standard_says(client, world):
    world.event(title="Ж" * 200, summary="ü" * 900)
    content = client.get("/de/termine.ics").content
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_the_calendar_knows_an_entry_again_in_every_language_and_file(client, world):
    event = world.event(series=world.series, programmes=[world.programme()])
    world.translate(event)
    addresses = ("termine/termin-1.ics", "termine.ics", "kalender.ics", "termine/reihe/iq-um-9.ics")
    found = {
        str(calendar_at(client, f"/{code}/{address}").events[0]["uid"])
        for code in ("de", "en", "fa")
        for address in (*addresses, "programme/programm-1.ics")
    }
    assert found == {str(event.translation_key)}


def test_the_uid_does_not_depend_on_the_host(client, world, settings):
    settings.ALLOWED_HOSTS = ["*"]
    event = world.event()
    address = f"/de/termine/{event.slug}.ics"
    uids = {
        Calendar.from_ical(client.get(address, headers={"host": host}).content).events[0]["uid"]
        for host in ("testserver", "www.example.org")
    }
    assert len(uids) == 1


def test_an_event_may_have_the_address_kalender(client, world):
    event = world.event(slug="kalender", title="Ein Termin")
    world.event(slug="reihe", title="Noch einer")
    assert summaries(calendar_at(client, "/de/termine/kalender.ics")) == ["Ein Termin"]
    assert client.get(event.get_absolute_url()).status_code == 200
    assert len(calendar_at(client, "/de/kalender.ics").events) == 2
    assert client.get("/de/termine/reihe/").status_code == 200
