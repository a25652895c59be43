"""The offers as JSON: what they say, for whom, and in which language."""

import json
from datetime import datetime

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction

from config.languages import LANGUAGES
from programmes.open_data.fields import VERSION
from programmes.vocabularies import OfferType
from tests.programmes.open_data.reading import document, table
from tests.programmes.open_data.schema import conforms

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_the_data_is_what_its_schema_says(client, world, full, code):
    world.offer(full.get_parent().specific, title="Von dem nichts gesagt ist")
    found = document(client, f"/{code}/angebote.json")
    schema = json.loads(client.get(found["schema"]).content)
    assert found["count"] == len(found["offers"]) == 2
    assert conforms(found, schema, schema)


def test_an_offer_says_all_that_its_page_says(client, world, full):
    (offer,) = document(client)["offers"]
    assert offer["id"] == str(full.translation_key)
    assert offer["url"] == "http://testserver/de/programme/programm-1/angebot-1/"
    with translation.override("de"):
        assert offer["type"] == {"code": "group_course", "label": OfferType.GROUP_COURSE.label}
    assert [one["code"] for one in offer["sectors"]] == ["robotics", "mint"]
    assert offer["german_at_start"] == {"code": "b1", "label": "B1"}
    assert offer["start_dates"] == ["2026-01-12", "2026-03-01"]
    assert offer["verified_on"] == "2026-02-03"
    assert offer["contact_phone"] == "+49 521 5550100"
    assert offer["organisation"] == world.organisation.full_name
    assert offer["programme_url"] == "http://testserver/de/programme/programm-1/"
    assert datetime.fromisoformat(offer["updated"]).utcoffset() is not None


def test_texts_and_labels_are_in_the_language_asked_for_else_in_german(client, world, full):
    world.offer(world.programmes[0], title="Nur deutsch")
    world.translate(full, "en")
    first, second = document(client, "/en/angebote.json")["offers"]
    assert (first["title"], first["language"]) == ("EN Angebot 1", "en")
    assert (second["title"], second["language"]) == ("Nur deutsch", "de")
    assert first["start_dates"] == ["2026-01-12", "2026-03-01"]
    assert first["organisation"] == second["organisation"] == world.organisation.full_name
    assert first["format"]["label"] == "In person and online"
    assert first["id"] == document(client)["offers"][0]["id"]


def test_the_filters_are_those_of_the_list(client, world):
    programme = world.programme()
    world.offer(programme, title="Lippe", kreise=["lippe"], level_in="a2", coaching_languages=["ar"])
    world.offer(programme, title="Herford", kreise=["herford"], level_in="c1")
    for query, titles in {
        "kreis=lippe": ["Lippe"],
        "deutsch=b1": ["Lippe"],
        "sprache=ar": ["Lippe"],
        "kreis=herford": ["Herford"],
        "kreis=lippe&deutsch=a1": [],
        "kreis=lippe&kreis=herford&sortierung=start": ["Herford", "Lippe"],
        "kreis=unsinn&foo=%00": ["Herford", "Lippe"],
    }.items():
        assert [one["title"] for one in document(client, f"/de/angebote.json?{query}")["offers"]] == titles
        assert [one["title"] for one in table(client, f"/de/angebote.csv?{query}")] == titles


def test_drafts_and_private_offers_are_not_told(client, world):
    private, public = world.programme(), world.programme()
    world.offer(private)
    world.offer(public).unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    assert document(client)["offers"] == []
    assert table(client) == []


def test_no_offers_are_data_too(client, world):
    assert world.home.live
    found = document(client, "/fa/angebote.json")
    assert (found["count"], found["updated"], found["version"]) == (0, None, VERSION)
