"""The HTML of every page type: what a strict parser accepts, and what people without a screen need."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.places import PLACES, built

pytestmark = pytest.mark.django_db  # without a test that says so, there is no test database

CODES = ("de", "ar")
every_page = pytest.mark.parametrize(("code", "place"), [(code, place) for code in CODES for place in PLACES])


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker) -> Iterator[dict[tuple[str, str], str]]:
    """The HTML of each page of a small site, by language and name."""
    with django_db_blocker.unblock(), transaction.atomic():
        built(*CODES)
        client = Client()
        html = {
            (code, place): client.get(f"/{code}/{path}").content.decode()
            for code in CODES
            for place, path in PLACES.items()
        }
        transaction.set_rollback(True)
    cache.clear()
    return html


def parsed(html: str) -> Element:
    return html5lib.parse(html, namespaceHTMLElements=False)


def name_of(element: Element) -> str:
    """What a screen reader says: the texts and the texts that stand for pictures."""
    if label := element.get("aria-label"):
        return label
    pictures = [picture.get("alt", "") for picture in element.iter("img")]
    return "".join([*element.itertext(), *pictures]).strip()


@every_page
def test_a_strict_parser_has_nothing_to_say(pages, code, place):
    html5lib.HTMLParser(strict=True).parse(pages[code, place])


@every_page
def test_no_id_is_given_twice_and_none_is_missing(pages, code, place):
    document = parsed(pages[code, place])
    ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
    assert not [name for name, times in ids.items() if times > 1]
    meant = {
        name
        for element in document.iter()
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for")
        for name in element.get(attribute, "").split()
    }
    meant |= {link.get("href")[1:] for link in document.iter("a") if link.get("href", "").startswith("#")}
    assert meant <= set(ids)


@every_page
def test_no_link_and_no_button_is_empty(pages, code, place):
    document = parsed(pages[code, place])
    for kind in ("a", "button", "summary"):
        for element in document.iter(kind):
            assert name_of(element), element.attrib
    assert all(link.get("href") for link in document.iter("a"))


@every_page
def test_nothing_to_click_stands_within_something_to_click(pages, code, place):
    document = parsed(pages[code, place])
    for outer in ("a", "button", "summary"):
        for element in document.iter(outer):
            inner = [child.tag for child in element.iter() if child is not element]
            assert not {"a", "button", "input", "select"} & set(inner)


@every_page
def test_every_picture_has_a_size_and_words_or_says_that_it_needs_none(pages, code, place):
    for picture in parsed(pages[code, place]).iter("img"):
        assert picture.get("alt") is not None, picture.attrib
        assert picture.get("width"), picture.attrib
        assert picture.get("height"), picture.attrib


@every_page
def test_names_and_numbers_to_call_keep_their_order(pages, code, place):
    """Telephone numbers and e-mail addresses read from left to right in every language."""
    for link in parsed(pages[code, place]).iter("a"):
        href = link.get("href", "")
        # A message whose receiver the reader chooses has no address to show.
        if href.startswith(("tel:", "mailto:")) and not href.startswith("mailto:?"):
            assert [inner.get("dir") for inner in link.iter("bdi")] == ["ltr"]
