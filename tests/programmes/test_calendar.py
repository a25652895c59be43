from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from programmes.models import CalendarVersion, Event
from programmes.vocabularies import EventStatus

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def ask(client, address, **headers):
    return client.get(address, headers=headers)


def calendar_at(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    return Calendar.from_ical(response.content)


def entry_of(client, event, code="de"):
    return calendar_at(client, f"/{code}/termine/{event.slug}.ics").events[0]


def summaries(calendar):
    return [str(entry["summary"]) for entry in calendar.events]


# What stands in an entry


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


# Which calendars there are


def test_an_event_may_have_the_address_kalender(client, world):
    event = world.event(slug="kalender", title="Ein Termin")
    world.event(slug="reihe", title="Noch einer")
    assert summaries(calendar_at(client, "/de/termine/kalender.ics")) == ["Ein Termin"]
    assert client.get(event.get_absolute_url()).status_code == 200
    assert len(calendar_at(client, "/de/kalender.ics").events) == 2
    assert client.get("/de/termine/reihe/").status_code == 200


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


# Asking again


@pytest.mark.parametrize("address", ["kalender.ics", "termine/termin-1.ics", "programme/programm-1.ics"])
def test_who_has_the_calendar_already_is_told_so(client, world, address):
    world.offer(start_dates=["2026-01-12"])
    world.event(programmes=world.programmes)
    address = f"/de/{address}"
    first = ask(client, address)
    assert ask(client, address)["ETag"] == first["ETag"]
    again = ask(client, address, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    Event.objects.get().unpublish()
    world.offers[0].unpublish()
    assert ask(client, address, if_none_match=first["ETag"]).status_code in (200, 404)


def test_a_calendar_can_be_asked_for_by_date_even_when_something_has_gone(client, world):
    world.event()
    event = world.event()
    response = ask(client, "/de/kalender.ics")
    assert ask(client, "/de/kalender.ics", if_modified_since=response["Last-Modified"]).status_code == 304
    long_ago = "Thu, 01 Jan 2026 00:00:00 GMT"
    assert ask(client, "/de/kalender.ics", if_modified_since=long_ago).status_code == 200
    past = datetime(2026, 1, 1, tzinfo=BERLIN)
    CalendarVersion.objects.update(changed_at=past)
    event.delete()
    assert ask(client, "/de/kalender.ics", if_modified_since=long_ago).status_code == 200


def test_calendars_need_the_same_queries_for_many_entries(client, world):
    programme = world.programme()

    def queries(address):
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            calendar_at(client, address)
        return len(found)

    def more():
        world.event(programmes=[programme], series=world.series)
        world.offer(programme, start_dates=["2026-01-12", "2026-02-12"])

    more()
    addresses = ("/en/kalender.ics", "/en/programme/programm-1.ics", "/en/termine/reihe/iq-um-9.ics")
    calendar_at(client, addresses[0])
    few = [queries(address) for address in addresses]
    for _ in range(8):
        more()
    assert [queries(address) for address in addresses] == few
    assert max(few) <= 9
