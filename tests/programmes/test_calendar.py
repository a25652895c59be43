from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from programmes.vocabularies import EventStatus

pytestmark = pytest.mark.django_db


def calendar_of(client, event, language="de"):
    response = client.get(f"/{language}/termine/{event.slug}.ics")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content)


def test_an_event_is_a_calendar_file_in_berlin_time(client, world):
    event = world.event(start="2026-07-07T09:00", end="2026-07-07T10:00", summary="Worum; es, geht\nZeile 2")
    calendar = calendar_of(client, event)
    entry = calendar.events[0]
    assert entry.start == datetime(2026, 7, 7, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert entry.start.utcoffset().total_seconds() == 7200
    assert entry["description"] == "Worum; es, geht\nZeile 2"
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Europe/Berlin"]


def test_an_event_in_winter_is_at_the_same_hour_of_the_clock(client, world):
    event = world.event(start="2026-12-01T09:00", end="2026-12-01T10:00")
    entry = calendar_of(client, event).events[0]
    assert (entry.start.hour, entry.start.utcoffset().total_seconds()) == (9, 3600)


def test_a_cancelled_event_says_so(client, world):
    event = world.event(status=EventStatus.CANCELLED)
    assert calendar_of(client, event).events[0]["status"] == "CANCELLED"


def test_the_calendar_knows_an_event_again_in_another_language(client, world):
    event = world.event()
    world.translate(event)
    german = calendar_of(client, event).events[0]
    english = calendar_of(client, event, "en").events[0]
    assert german["uid"] == english["uid"]
    assert str(english["summary"]) == "EN Termin 1"
