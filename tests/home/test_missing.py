"""A 404 offers the page in the languages in which it exists."""

import re

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home import views_missing

pytestmark = pytest.mark.django_db


def offered(response) -> list[str]:
    assert response.status_code == 404
    lead = response.content.decode().split("page-head__lead")[1].split("</header>")[0]
    return re.findall(r'href="([^"]+)"', lead)


def only_in_english(world, thing):
    """Translate a thing, withdraw it in all languages and publish it in English again."""
    english = world.translate(thing, "en")
    thing.unpublish()
    english.refresh_from_db()
    english.save_revision().publish()
    return english


@pytest.fixture
def only_english(world):
    """A page, an event and a presentation that are published in English and no longer in German."""
    for thing in (world.standard_page(), world.event(), world.presentation()):
        only_in_english(world, thing)
    return world


@pytest.mark.parametrize("path", ["seite/", "termine/termin-1/"])
def test_a_page_that_exists_only_in_english_is_offered_under_other_languages(client, only_english, path):
    for code in ("de", "fa"):
        assert offered(client.get(f"/{code}/{path}")) == [f"/en/{path}"]
    assert client.get(f"/en/{path}").status_code == 200


def test_a_presentation_goes_with_its_german_version_which_holds_the_files(client, only_english):
    for code in ("de", "en", "fa"):
        assert offered(client.get(f"/{code}/downloads/folien-1/")) == []


def test_the_offer_says_in_which_language_it_is_and_so_does_the_switcher(client, only_english):
    html = client.get("/fa/seite/").content.decode()
    assert '<html lang="fa" dir="rtl"' in html
    assert re.search(r'href="/en/seite/"\s+lang="en"\s+dir="ltr"\s+hreflang="en">English</a>', html)
    assert 'id="state-de"' in html
    assert 'id="state-en"' not in html
    assert "noindex" in html


def test_an_address_without_language_leads_to_the_languages_that_have_it(client, world):
    world.translate(world.standard_page(), "en")
    assert offered(client.get("/seite/")) == ["/de/seite/", "/en/seite/"]


def test_an_address_without_language_is_missed_in_the_language_of_the_browser(client, world):
    response = client.get("/gibt-es-nicht/", headers={"Accept-Language": "uk-UA,uk;q=0.9,de;q=0.5"})
    assert response.status_code == 404
    assert '<html lang="uk" dir="ltr"' in " ".join(response.content.decode().split())
    assert response["Content-Language"] == "uk"
    assert "Accept-Language" in response["Vary"]
    german = client.get("/de/gibt-es-nicht/", headers={"Accept-Language": "uk"})
    assert german["Content-Language"] == "de"


def test_what_is_private_or_a_draft_is_not_offered(client, world):
    private = only_in_english(world, world.standard_page("a"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    draft = only_in_english(world, world.standard_page("b"))
    type(draft).objects.get(pk=draft.pk).unpublish()
    for slug in "ab":
        assert offered(client.get(f"/de/{slug}/")) == []


def test_it_costs_the_same_whatever_there_is(client, only_english):
    def queries(address):
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    queries("/de/seite/")
    assert queries("/de/seite/") == queries("/de/gibt-es-nicht/") <= 8


@pytest.mark.parametrize("path", ["%00/", "a%00b/", "%ff%fe/", "x" * 5000 + "/", "a//b/", "'; drop--/", "/"])
def test_nonsense_is_not_found_and_nothing_else(client, world, path):
    assert world.home.live
    assert client.get(f"/uk/x{path}").status_code == 404


def test_without_a_database_it_is_still_a_404(client, world, monkeypatch):
    def fail(address):
        raise DatabaseError

    assert world.home.live
    monkeypatch.setattr(views_missing, "all_entries", fail)
    assert offered(client.get("/de/nichts/")) == []
