import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.builders import events

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(world):
    series = events.series(
        name="Reihe", rhythm="jeden Dienstag", audience="Beratende", registration="Bitte anrufen."
    )
    world.event(days=3, series=series, title="Der nächste")
    world.event(days=-3, series=series, title="Der letzte")
    world.event(days=3, title="Ein anderer")
    return series


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_an_event_shows_its_series_in_the_readers_language(client, world, series):
    world.translate(series, "en", **{"jeden Dienstag": "every Tuesday", "Bitte anrufen.": "Please call."})
    html = page(client, "/en/termine/termin-1/")
    assert "every Tuesday" in html
    assert "Please call." in html
    assert "jeden Dienstag" not in html


def test_a_series_that_is_not_translated_is_marked_as_german(client, world, series):
    world.translate(world.events[0], "uk")
    html = page(client, "/uk/termine/termin-1/")
    assert '<p class="facts__remark" lang="de" dir="ltr">Bitte anrufen.</p>' in html


def test_the_address_to_register_with_can_be_tapped(client, world, series):
    series.registration = "Eine Mail an anmeldung@example.org genügt."
    series.save_revision().publish()
    for address in ("/de/termine/termin-1/", "/de/termine/reihe/iq-um-9/"):
        assert 'an <a href="mailto:anmeldung@example.org">anmeldung@example.org</a> genügt' in page(
            client, address
        )


def test_a_series_has_a_page_with_its_events(client, series):
    html = page(client, "/de/termine/reihe/iq-um-9/")
    for text in ("Reihe", "jeden Dienstag", "Beratende", "Bitte anrufen.", "Der nächste", "Der letzte"):
        assert text in html
    assert "Ein anderer" not in html
    assert 'href="webcal://testserver/de/termine/reihe/iq-um-9.ics"' in html


def test_an_event_leads_to_its_series(client, series):
    assert 'href="/de/termine/reihe/iq-um-9/"' in page(client, "/de/termine/termin-1/")


def test_a_series_is_in_the_sitemap_and_drafts_are_not_found(client, series):
    assert "/de/termine/reihe/iq-um-9/" in client.get("/sitemap.xml").content.decode()
    series.unpublish()
    assert client.get("/de/termine/reihe/iq-um-9/").status_code == 404
    assert "/de/termine/reihe/iq-um-9/" not in client.get("/sitemap.xml").content.decode()


def test_the_page_of_a_series_needs_the_same_queries_for_many_events(client, world, series):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            page(client, "/en/termine/reihe/iq-um-9/")
        return len(found)

    queries()
    few = queries()
    for number in range(6):
        world.event(days=number * 2 - 5, series=series)
    assert queries() == few <= 12
