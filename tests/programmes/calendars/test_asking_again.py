"""Calendars are asked for again and again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import CalendarVersion, Event
from tests.programmes.calendars.reading import calendar_at

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def ask(client, address, **headers):
    return client.get(address, headers=headers)


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
