"""What is in the sitemap, and what is not. That a crawl finds the same is tested in test_crawl.py."""

from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from home.sitemaps import LanguagesSitemap
from tests.crawling import HOST, XML, sitemap
from tests.worlds import World

pytestmark = pytest.mark.django_db


def in_three_languages(world: World) -> World:
    """Some things in all three, some in two, some in German only."""
    page = world.standard_page()
    world.settings(
        page,
        world.offer_index,
        world.programme_index,
        world.event_index,
        world.recap_index,
        world.downloads_page,
    )
    world.offer(world.programme())
    event = world.event(programmes=world.programmes)
    recap = world.recap(event)
    presentation = world.presentation(event=event)
    world.event(title="Nur deutsch")
    for thing in (world.home, page, event, presentation, world.offers[0]):
        world.translate(thing, "en")
    for thing in (world.home, recap, presentation):
        world.translate(thing, "uk")
    return world


@pytest.fixture
def small_world(world):
    return in_three_languages(world)


def test_the_sitemap_says_when_something_changed_and_gives_the_german_page_as_default(client, small_world):
    listed = sitemap(client)
    assert listed[f"{HOST}/uk/downloads/folien-1/"] == {
        "de": f"{HOST}/de/downloads/folien-1/",
        "en": f"{HOST}/en/downloads/folien-1/",
        "uk": f"{HOST}/uk/downloads/folien-1/",
        "x-default": f"{HOST}/de/downloads/folien-1/",
    }
    assert listed[f"{HOST}/de/termine/termin-2/"] == {}
    assert "<lastmod>20" in client.get("/sitemap.xml").content.decode()


def test_private_pages_drafts_and_presentations_without_public_files_are_left_out(client, small_world):
    private = small_world.standard_page("geheim")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    small_world.standard_page("entwurf").unpublish()
    document = small_world.presentations[0].files.first().document
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    listed = " ".join(sitemap(client))
    assert "geheim" not in listed
    assert "entwurf" not in listed
    assert "folien-1" not in listed


def test_a_page_of_another_tree_hidden_by_a_german_one_is_not_listed(client, world):
    english = world.translate(world.standard_page("alt"))
    english.slug = "seite"
    english.translation_key = "9e8f8c3e-58a2-4b79-8d0a-1d8ea5d1c001"
    english.save()
    assert f"{HOST}/en/seite/" in sitemap(client)
    world.standard_page("seite")
    assert f"{HOST}/en/seite/" not in sitemap(client)
    assert client.get("/en/seite/").context["page"].language == "de"


def queries_for(client, address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_sitemap_needs_one_query_however_much_it_holds(client, small_world):
    few = queries_for(client, "/sitemap.xml")
    for number in range(20):
        small_world.translate(small_world.standard_page(f"seite-{number}"), "uk")
    assert queries_for(client, "/sitemap.xml") == few == 1


def test_too_many_addresses_are_split(client, small_world, monkeypatch):
    everything = sitemap(client)
    monkeypatch.setattr(LanguagesSitemap, "limit", 10)
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer
    files = [one.text.removeprefix(HOST) for one in root.findall("s:sitemap/s:loc", XML)]
    assert files[:2] == ["/sitemap-pages.xml", "/sitemap-pages.xml?p=2"]
    parts = [sitemap(client, file) for file in files]
    assert all(len(part) <= 10 for part in parts)
    assert {address: links for part in parts for address, links in part.items()} == everything


@pytest.mark.parametrize("query", ["p=99", "p=x", "p=-1", "p=%00"])
def test_a_part_that_is_not_there_is_not_found(client, world, query):
    assert world.home.live
    assert client.get(f"/sitemap-pages.xml?{query}").status_code == 404
    assert client.get("/sitemap-other.xml").status_code == 404


def test_the_addresses_are_those_of_the_host_that_was_asked(client, world, settings):
    settings.ALLOWED_HOSTS = ["iq.example"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert world.home.live
    headers = {"host": "iq.example", "x-forwarded-proto": "https"}
    assert b"<loc>https://iq.example/de/</loc>" in client.get("/sitemap.xml", headers=headers).content
    robots = client.get("/robots.txt", headers=headers).content.decode()
    assert "Sitemap: https://iq.example/sitemap.xml\n" in robots


def test_robots_stay_out_of_the_admin_and_the_search(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert {"User-agent: *", "Disallow: /admin/", "Disallow: /*/suche/"} <= set(lines)
    assert not response.cookies
