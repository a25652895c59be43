"""What stands in which calendar, and where it is not."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from tests.programmes.calendars.reading import calendar_at, summaries

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def test_an_offer_begins_on_whole_days(client, world):
    offer = world.offer(start_dates=["2026-03-29", "2026-01-12"], promise="Ein Abschluss")
    calendar = calendar_at(client, "/de/programme/programm-1/angebot-1.ics")
    assert [entry.start for entry in calendar.events] == [date(2026, 1, 12), date(2026, 3, 29)]
    entry = calendar.events[0]
    assert entry["dtstart"].params["VALUE"] == "DATE"
    assert "Angebot 1" in entry["summary"]
    assert "Ein Abschluss" in entry["description"]
    assert str(entry["url"]) == f"http://testserver{offer.get_absolute_url().replace('/en/', '/de/')}"
    assert calendar.timezones == []


def test_two_days_of_an_offer_are_two_entries(client, world):
    world.offer(start_dates=["2026-01-12", "2026-03-29"])
    uids = [str(entry["uid"]) for entry in calendar_at(client, "/de/kalender.ics").events]
    again = [str(entry["uid"]) for entry in calendar_at(client, "/en/kalender.ics").events]
    assert len(set(uids)) == 2
    assert uids == again


def test_the_starts_of_a_translated_offer_are_those_of_the_german_one(client, world):
    offer = world.offer(start_dates=["2026-01-12"])
    world.translate(offer)
    calendar = calendar_at(client, "/en/programme/programm-1/angebot-1.ics")
    assert [entry.start for entry in calendar.events] == [date(2026, 1, 12)]
    assert "EN Angebot 1" in calendar.events[0]["summary"]
    assert calendar.events[0]["summary"].params["LANGUAGE"] == "en"


def test_a_programme_has_its_events_and_the_starts_of_its_offers(client, world):
    first, second = world.programme(), world.programme()
    world.offer(first, start_dates=["2026-01-12"])
    world.offer(second, start_dates=["2026-01-13"])
    world.event(title="Meiner", programmes=[first])
    world.event(title="Deiner", programmes=[second])
    found = summaries(calendar_at(client, "/de/programme/programm-1.ics"))
    assert len(found) == 2
    assert found[0] == "Meiner"
    assert "Angebot 1" in found[1]


def test_a_series_has_its_events_only(client, world):
    world.event(series=world.series, title="Aus der Reihe")
    world.event(title="Für sich")
    calendar = calendar_at(client, "/en/termine/reihe/iq-um-9.ics")
    assert summaries(calendar) == ["Aus der Reihe"]
    assert "IQ um 9" in calendar["x-wr-calname"]


def test_a_calendar_to_subscribe_to_says_what_it_is(client, world):
    world.settings()
    world.translate(world.event(days=-400), "pl")
    world.event(days=30)
    world.event().unpublish()
    response = client.get("/pl/termine.ics")
    calendar = Calendar.from_ical(response.content)
    assert response["Content-Disposition"].startswith("inline;")
    assert "max-age" in response["Cache-Control"]
    assert summaries(calendar) == ["PL Termin 1", "Termin 2"]
    assert "IQ Beispiel" in calendar["x-wr-calname"]
    assert calendar["refresh-interval"].to_ical() == b"PT6H"
    assert str(calendar["source"]) == "http://testserver/pl/termine.ics"
    assert len(calendar.timezones) == 1
    assert calendar.get("method") is None


def test_an_event_is_a_file_with_a_name_that_people_can_read(client, world):
    event = world.event(title='Вітаємо / "heute"\r\nX-Evil: 1')
    disposition = client.get(f"/de/termine/{event.slug}.ics")["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''%D0%92")
    assert "%2F" not in disposition
    assert "\n" not in disposition


@pytest.mark.parametrize("code", ["de", "fa"])
def test_a_calendar_of_nothing_is_a_calendar(client, world, code):
    world.programme()
    assert world.series.live
    for address in ("kalender.ics", "termine.ics", "termine/reihe/iq-um-9.ics", "programme/programm-1.ics"):
        assert calendar_at(client, f"/{code}/{address}").events == []


def test_private_and_unpublished_things_are_in_no_calendar(client, world):
    private, public = world.programme(), world.programme()
    world.offer(private, start_dates=["2026-01-12"])
    world.offer(public, start_dates=["2026-01-12"]).unpublish()
    world.event(programmes=[public]).unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert calendar_at(client, "/de/kalender.ics").events == []
    assert calendar_at(client, "/de/programme/programm-2.ics").events == []
    for address in ("programme/programm-1", "programme/programm-1/angebot-1", "termine/termin-1"):
        assert client.get(f"/de/{address}.ics").status_code == 404


@pytest.mark.parametrize("path", ["", "programme", "seite", "gibt-es-nicht", "a/b/c", "termine/x/y"])
def test_pages_without_dates_have_no_calendar(client, world, path):
    world.standard_page()
    assert world.programme_index.live
    assert client.get(f"/de/{path}.ics").status_code == 404


def test_nobody_can_write_to_a_calendar(client, world):
    assert world.home.live
    assert client.post("/de/kalender.ics").status_code == 405
    assert client.put("/de/kalender.ics").status_code == 405
