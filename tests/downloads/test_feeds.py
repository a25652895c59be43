from xml.etree import ElementTree

import pytest
from wagtail.models import CollectionViewRestriction

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def entries(client, code):
    response = client.get(f"/{code}/downloads/feed.atom")
    assert response.status_code == 200
    return ElementTree.fromstring(response.content).findall("a:entry", ATOM)  # noqa: S314 - our own answer


def test_a_feed_has_presentations_in_the_language_of_its_address_else_in_german(client, world):
    translated = world.presentation(day="2026-02-02")
    world.presentation(day="2026-01-01")
    world.translate(translated, "en")
    first, second = entries(client, "en")
    assert (first.find("a:title", ATOM).text, first.get(LANG)) == ("EN Präsentation 1", None)
    assert (second.find("a:title", ATOM).text, second.get(LANG)) == ("Präsentation 2", "de")
    assert first.find("a:link", ATOM).get("href") == "http://testserver/en/downloads/folien-1/"


def test_presentations_without_a_public_file_are_not_announced(client, world):
    document = world.presentation().files.first().document
    assert len(entries(client, "de")) == 1
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert entries(client, "de") == []


def test_the_downloads_area_names_its_feed(client, world):
    assert world.downloads_page.live
    head = client.get("/fa/downloads/").content.decode().split("</head>")[0]
    assert 'type="application/atom+xml"' in head
    assert 'href="/fa/downloads/feed.atom"' in head
