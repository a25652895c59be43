from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.worlds import HOSTILE

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    assert not response.cookies
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


def titles(feed):
    return [entry.find("a:title", ATOM).text for entry in feed.findall("a:entry", ATOM)]


def test_a_feed_has_recaps_in_the_language_of_its_address_else_in_german(client, world):
    recap = world.recap(world.event())
    world.recap(note="Beispielinhalt")
    world.translate(recap, "ar")
    feed = feed_of(client, "/ar/rueckblicke/feed.atom")
    assert feed.get(LANG) == "ar"
    entries = dict(zip(titles(feed), feed.findall("a:entry", ATOM), strict=True))
    assert entries["AR Rückblick 1"].get(LANG) is None
    assert entries["Rückblick 2 – Beispielinhalt"].get(LANG) == "de"
    links = {entry.find("a:link", ATOM).get("href") for entry in entries.values()}
    assert links == {f"http://testserver/ar/rueckblicke/rueckblick-{number}/" for number in (1, 2)}


def test_a_feed_keeps_private_and_unpublished_recaps_to_itself(client, world):
    world.recap()
    private, draft = world.recap(), world.recap()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    draft.unpublish()
    assert titles(feed_of(client, "/de/rueckblicke/feed.atom")) == ["Rückblick 1"]


def test_a_feed_shows_what_people_wrote_as_text(client, world):
    world.settings()
    world.recap(title=f"Titel\x0b {HOSTILE}", lead=HOSTILE)
    entry = feed_of(client, "/de/rueckblicke/feed.atom").find("a:entry", ATOM)
    assert entry.find("a:title", ATOM).text == f"Titel  {HOSTILE}"
    summary = entry.find("a:summary", ATOM)
    assert summary.get("type") == "html"
    assert "&lt;script&gt;" in summary.text


def test_a_feed_needs_the_same_queries_for_many_recaps(client, world):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            feed_of(client, "/en/rueckblicke/feed.atom")
        return len(found)

    world.recap(world.event())
    queries()
    few = queries()
    for _ in range(10):
        world.recap(world.event())
    assert queries() == few <= 4


def test_an_empty_feed_is_a_feed(client, world):
    assert world.home.live
    assert titles(feed_of(client, "/fa/rueckblicke/feed.atom")) == []


@pytest.mark.parametrize("code", ["de", "uk"])
def test_the_list_of_recaps_names_its_feed(client, world, code):
    assert world.recap_index.live
    head = client.get(f"/{code}/rueckblicke/").content.decode().split("</head>")[0]
    assert 'type="application/atom+xml"' in head
    assert f'href="/{code}/rueckblicke/feed.atom"' in head


def test_the_list_of_events_leads_to_the_calendar(client, world):
    assert world.event_index.live
    html = client.get("/tr/termine/").content.decode()
    assert 'href="/tr/termine.ics"' in html
    assert 'href="webcal://testserver/tr/termine.ics"' in html
