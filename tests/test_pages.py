"""Every page type × language × few and many items: what must be true of each public page.

The world is built once per module with few items; the same addresses are then asked again with many, so
that a query that runs once per item shows. The ceiling of 12 queries stands in docs/decisions/.
"""

import re
from collections.abc import Iterator
from functools import cache as remembered
from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from config.languages import LANGUAGES, language_for
from home.models import Image
from tests.worlds import FIREFOX, HOSTILE, World, committed

FEW, MANY = 3, 30
MOST_QUERIES = 12
BODY = [
    {"heading": "Überschrift"},
    {"paragraph": HOSTILE},
    {"bullets": ["Punkt eins", HOSTILE]},
    {"steps": [{"title": "Schritt", "text": HOSTILE}]},
    {"figures": [{"number": "7", "label": HOSTILE}]},
]

PAGES = {
    "home": "",
    "standard page": "seite/",
    "programmes": "programme/",
    "programme": "programme/programm-1/",
    "offers": "angebote/",
    "offers chosen by facets": "angebote/?kreis=lippe&deutsch=b1&sprache=ar&sortierung=start",
    "offer": "programme/programm-1/angebot-1/",
    "page for employers": "arbeitgeber/",
    "finder": "angebote/finder/",
    "finder, last question": "angebote/finder/?schritt=3&branche=mint",
    "finder, result": "angebote/finder/?schritt=ergebnis&branche=mint&kreis=lippe&deutsch=b1",
    "events": "termine/",
    "event": "termine/termin-1/",
    "series": "termine/reihe/iq-um-9/",
    "recaps": "rueckblicke/",
    "recap": "rueckblicke/rueckblick-1/",
    "downloads": "downloads/",
    "presentation": "downloads/folien-1/",
    "search form": "suche/",
    "feedback": "rueckmeldung/",
    "question about an offer": "fragen/?angebot=programme/programm-1/angebot-1/",
    "search": "suche/?q=Termin",
    "search for one kind": "suche/?q=Termin&art=event",
}


def fill(world: World, count: int) -> None:
    """Bring the world to `count` of each thing; the first of each is connected with all others."""
    if not world.programmes:
        world.speaker.portrait = picture()
        world.speaker.save_revision().publish()
        world.standard_page(lead=HOSTILE, body=[*BODY, *({"picture": picture()} for _ in range(3))])
        world.settings(world.offer_index, world.programme_index, world.downloads_page)
        assert world.event_index.live
        assert world.recap_index.live
        world.audience_page(body=BODY, lead=HOSTILE)
        world.programme(title=f"Programm {HOSTILE}", aims=[HOSTILE], body=BODY, lead=HOSTILE, note=HOSTILE)
        world.programmes[0].slug = "programm-1"
    first = world.programmes[0]
    for number in range(len(world.programmes) + 1, count + 1):
        world.programme(title=f"Programm {number}")
    for number in range(len(world.offers) + 1, count + 1):
        world.offer(
            first,
            title=f"Angebot {number} {HOSTILE}",
            body=BODY,
            steps=[{"title": "Anruf", "text": HOSTILE}],
            start_dates=["2030-01-01"],
            sectors=["mint"],
            audiences=["employers", "professionals"],
            kreise=["lippe"],
            coaching_languages=["ar"],
        )
    for number in range(len(world.events) + 1, count + 1):
        world.event(
            days=5 if number % 2 else -5,
            title=f"Termin {number} {HOSTILE}",
            series=world.series,
            speakers=[(world.speaker, "Vortrag", HOSTILE)] * count,
            programmes=world.programmes,
            summary=HOSTILE,
        )
    for number in range(len(world.recaps) + 1, count + 1):
        world.recap(
            world.events[0],
            title=f"Rückblick {number}",
            programmes=world.programmes,
            body=[*BODY, {"picture": picture()}, {"picture": picture()}],
            gallery=[picture() for _ in range(3)],
            lead=HOSTILE,
        )
    document = world.document() if not world.presentations else None
    for number in range(len(world.presentations) + 1, count + 1):
        document = document or world.presentations[0].files.first().document
        world.presentation(
            document,
            title=f"Präsentation Termin {number} {HOSTILE}",
            event=world.events[0],
            speakers=[world.speaker],
        )


@pytest.fixture(scope="module")
def grown(django_db_setup: None, django_db_blocker) -> dict[int, dict[tuple[str, str], object]]:
    """What every address answered with few and with many items: (response, queries) by (language, page)."""
    answers: dict[int, dict] = {}
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        for count in (FEW, MANY):
            fill(world, count)
            if count == FEW:
                for thing in (world.home, *first_ones(world)):
                    world.translate(thing)
                for path in PAGES.values():  # what the process remembers, the cache does not: content types
                    Client().get(f"/de/{path}")
            answers[count] = {key: ask(*key) for key in keys()}
        transaction.set_rollback(True)
    cache.clear()
    return answers


def picture() -> Image:
    """A small picture of its own, so that each needs renditions of its own."""
    with committed():
        return Image.objects.create(title="Bild", file=get_test_image_file(size=(64, 48)))


def first_ones(world: World) -> Iterator[object]:
    """Some things are translated, so that both cases are on every page."""
    yield from (world.programmes[0], world.offers[0], world.events[0], world.recaps[0])
    yield from (world.presentations[0], world.offer_index, world.downloads_page)


def keys() -> list[tuple[str, str]]:
    return [(language.code, page) for language in LANGUAGES for page in PAGES]


def ask(code: str, page: str) -> tuple[object, list[str]]:
    client = Client(headers={"User-Agent": FIREFOX})
    address = f"/{code}/{PAGES[page]}"
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return response, [query["sql"] for query in queries]


@remembered
def document_of(html: bytes) -> "Document":
    return Document(html.decode())


class Document(HTMLParser):
    """What the tests want to know of an HTML document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.headings: list[int] = []
        self.canonicals: list[str | None] = []
        self.texts: list[str] = []
        self._skipping = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.setdefault(tag, dict(attrs))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "link" and dict(attrs).get("rel") == "canonical":
            self.canonicals.append(dict(attrs)["href"])
        if tag in {"script", "style"}:
            self._skipping += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._skipping -= 1

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.texts.append(data)


pytestmark = pytest.mark.django_db
every_page = pytest.mark.parametrize(("code", "page"), keys())
few_and_many = pytest.mark.parametrize("count", [FEW, MANY])


@few_and_many
@every_page
def test_a_page_is_there(grown, code, page, count):
    response, _queries = grown[count][code, page]
    assert response.status_code == 200
    assert not response.cookies


@few_and_many
@every_page
def test_a_page_names_its_language_and_direction(grown, code, page, count):
    document = document_of(grown[count][code, page][0].content)
    language = language_for(code)
    assert document.attributes["html"]["lang"] == language.hreflang
    assert document.attributes["html"]["dir"] == language.direction


@few_and_many
@every_page
def test_a_page_has_one_main_heading_and_skips_no_level(grown, code, page, count):
    levels = document_of(grown[count][code, page][0].content).headings
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), levels


@few_and_many
@every_page
def test_a_page_has_one_absolute_canonical_address(grown, code, page, count):
    response, _queries = grown[count][code, page]
    canonicals = document_of(response.content).canonicals
    reading = getattr(response.wsgi_request, "reading", None)
    shown = reading.shown if reading else code
    assert canonicals == [f"http://testserver/{shown}/{PAGES[page].split('?')[0]}"]


@few_and_many
@every_page
def test_a_page_needs_few_queries(grown, code, page, count):
    _response, queries = grown[count][code, page]
    assert len(queries) <= MOST_QUERIES, "\n".join(queries)


@every_page
def test_a_page_needs_the_same_queries_for_many_items(grown, code, page):
    few, many = (grown[count][code, page][1] for count in (FEW, MANY))
    assert len(few) == len(many), "\n".join(many)


@few_and_many
@every_page
def test_a_page_shows_what_people_wrote_as_text(grown, code, page, count):
    html = grown[count][code, page][0].content.decode()
    assert "<script>alert" not in html
    assert "&amp;lt;" not in html
    assert "&amp;amp;" not in html


@few_and_many
@every_page
def test_a_page_shows_nothing_that_is_not_there(grown, code, page, count):
    text = " ".join(document_of(grown[count][code, page][0].content).texts)
    assert not re.search(r"\bNone\b", text)
