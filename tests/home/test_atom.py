"""The feeds against the rules of Atom (RFC 4287), read strictly."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client

from config.languages import LANGUAGES, language_for
from programmes.models import RecapPage
from tests.worlds import HOSTILE

pytestmark = pytest.mark.django_db
NS = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = ("rueckblicke/feed.atom", "downloads/feed.atom")
REQUIRED = {
    "feed": {"id", "title", "updated", "author", "link"},
    "entry": {"id", "title", "updated", "link", "summary"},
}
ONCE = ("id", "title", "updated", "published", "summary", "subtitle")


@pytest.fixture
def site(world):
    world.settings()
    recap = world.recap(world.event(), title=f"Titel {HOSTILE}", lead="Vorspann\x0b\x1f")
    world.recap(world.event())
    world.translate(recap, "uk")
    world.presentation()
    return world


def feed_of(client, address, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


def children(element, name):
    return element.findall(f"{NS}{name}")


def check(element, kind):
    names = [child.tag.removeprefix(NS) for child in element]
    assert REQUIRED[kind] <= set(names)
    assert all(names.count(name) <= 1 for name in ONCE)
    for name in ("updated", "published"):
        for child in children(element, name):
            assert datetime.fromisoformat(child.text).utcoffset() is not None
    alternates = [(one.get("rel"), one.get("hreflang")) for one in children(element, "link")]
    assert len(alternates) == len(set(alternates))
    for link in children(element, "link"):
        assert link.get("href").startswith("http://")
    assert re.match(r"(urn:uuid:|https?://)\S+$", children(element, "id")[0].text)


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_a_feed_keeps_the_rules(client, site, path, code):
    feed = feed_of(client, f"/{code}/{path}")
    assert feed.tag == f"{NS}feed"
    assert feed.get(LANG) == language_for(code).hreflang
    check(feed, "feed")
    links = {link.get("rel"): link.get("href") for link in children(feed, "link")}
    assert links["self"] == f"http://testserver/{code}/{path}"
    entries = children(feed, "entry")
    assert entries
    for entry in entries:
        check(entry, "entry")
    ids = [children(entry, "id")[0].text for entry in entries]
    assert len(ids) == len(set(ids))
    newest = max(children(entry, "updated")[0].text for entry in entries)
    assert children(feed, "updated")[0].text >= newest


def ids(client, code):
    feed = feed_of(client, f"/{code}/rueckblicke/feed.atom")
    return {children(one, "title")[0].text: children(one, "id")[0].text for one in children(feed, "entry")}


def test_an_entry_keeps_its_id_when_its_address_changes(client, site):
    before = ids(client, "de")
    page = RecapPage.objects.get(slug="rueckblick-2")
    page.slug = "anders"
    page.save_revision().publish()
    assert ids(client, "de") == before
    assert ids(Client(headers={"host": "localhost"}), "de") == before


def test_a_translation_is_an_entry_of_its_own_and_a_stand_in_is_not(client, site):
    german, ukrainian = ids(client, "de"), ids(client, "uk")
    assert german["Rückblick 2"] == ukrainian["Rückblick 2"]
    assert len({*german.values(), *ukrainian.values()}) == 3


def test_an_entry_without_a_date_has_one_all_the_same(client, site):
    RecapPage.objects.update(last_published_at=None, first_published_at=None)
    for entry in children(feed_of(client, "/de/rueckblicke/feed.atom"), "entry"):
        check(entry, "entry")


@pytest.mark.parametrize("code", ["de", "uk", "fa"])
def test_who_has_the_feed_already_is_told_so_until_something_goes(client, site, code):
    address = f"/{code}/rueckblicke/feed.atom"
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    RecapPage.objects.get(slug="rueckblick-2").unpublish()
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200
    assert "Last-Modified" not in first


def test_an_empty_feed_keeps_the_rules_and_stays_the_same(client, world):
    assert world.home.live
    check(feed_of(client, "/de/rueckblicke/feed.atom"), "feed")
    first, second = (client.get("/de/rueckblicke/feed.atom") for _ in range(2))
    assert first["ETag"] == second["ETag"]
