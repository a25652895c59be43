from io import StringIO
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from demo.builders.office.docx import docx_of
from demo.builders.office.pptx import pptx_of
from downloads.extraction import converter
from downloads.models import Slide
from tests.worlds import HOSTILE, deck

pytestmark = pytest.mark.django_db

PAGE = "/de/downloads/"


@pytest.fixture
def area(world):
    """Presentations of two years, a series, a programme, in two languages."""
    assert world.downloads_page.live
    of_series = world.event(title="Termin A", series=world.series, programmes=[world.programme()])
    german, english = world.document(deck("A")), world.document(deck("A en"), language="en")
    world.presentation(german, english, title="Anfang", day="2025-02-03", event=of_series)
    world.presentation(german, title="Bericht", day="2025-03-04", event=world.event(title="Termin B"))
    world.presentation(german, title="Chance", day="2026-01-05", programme=world.programme())
    return world


def titles(response) -> list[str]:
    return [one.title for one in response.context["page_of_presentations"].object_list]


def counts(response) -> dict[str, dict[str, int]]:
    return {
        question.facet.name: {answer.code: answer.count for answer in question.answers}
        for question in response.context["faceted"].questions
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Chance", "Bericht", "Anfang"]),
        ("?jahr=2025", ["Bericht", "Anfang"]),
        ("?jahr=2025&jahr=2026", ["Chance", "Bericht", "Anfang"]),
        ("?reihe=SERIES", ["Anfang"]),
        ("?programm=programm-1", ["Anfang"]),
        ("?programm=programm-2", ["Chance"]),
        ("?sprache=en", ["Anfang"]),
        ("?termin=termin-2", ["Bericht"]),
        ("?format=pdf&jahr=2026", ["Chance"]),
        ("?sprache=en&jahr=2026", []),
        ("?jahr=0&reihe=%00&sprache=xx&format=exe&termin=&seite=nonsense", ["Chance", "Bericht", "Anfang"]),
    ],
)
def test_presentations_are_chosen_by_facets(client, area, query, expected):
    assert titles(client.get(PAGE + query.replace("SERIES", area.series.slug))) == expected


def test_each_answer_tells_how_many_there_would_be(client, area):
    found = counts(client.get(f"{PAGE}?jahr=2025"))
    assert found["jahr"] == {"2026": 1, "2025": 2}
    assert found["sprache"] == {"de": 2, "en": 1}
    assert found["format"] == {"pdf": 2}
    assert found["programm"] == {"programm-1": 1, "programm-2": 0}
    assert found["termin"] == {"termin-2": 1, "termin-1": 1} or found["termin"] == {
        "termin-1": 1,
        "termin-2": 1,
    }


def test_answers_are_in_the_readers_language(client, area):
    area.translate(area.events[0], "uk", **{"Termin A": "Подія"})
    html = client.get("/uk/downloads/").content.decode()
    assert "Подія" in html
    assert "Termin B" in html


def test_the_date_is_said_once(client, world):
    assert world.downloads_page.live
    event = world.event(title="Termin A")
    world.presentation(event=event, day=localdate(event.start))
    html = client.get(PAGE).content.decode()
    assert html.count(f'<time class="download-group__date" datetime="{localdate(event.start):%Y-%m-%d}"') == 1
    assert html.count(f'datetime="{localdate(event.start):%Y-%m-%d}"') == 1
    assert '<p class="card__meta">' not in html


def test_a_date_that_is_not_the_events_is_said(client, world):
    assert world.downloads_page.live
    world.presentation(event=world.event(), day="2020-01-02")
    assert '<time datetime="2020-01-02">' in client.get(PAGE).content.decode()


def test_the_page_needs_as_many_queries_for_many_as_for_few(client, area):
    def queries() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"{PAGE}?jahr=2025").status_code == 200
        return len(found)

    before = queries()
    shared = area.presentations[0].files.first().document
    for number in range(30):
        event = area.event(title=f"{HOSTILE} {number}", series=area.series, programmes=area.programmes)
        area.presentation(shared, title=f"{HOSTILE} {number}", day="2025-05-05", event=event)
    assert queries() == before
    assert before <= 12
    assert len(titles(client.get(f"{PAGE}?seite=2"))) == 33 - 24


def test_the_page_of_a_presentation_says_all_that_matters(client, area):
    held = area.presentations[0]
    html = client.get(f"/de/downloads/{held.slug}/").content.decode()
    for said in ("Termin A", "PDF", "2 Seiten", "Alle Rechte vorbehalten", "English", "KB"):
        assert said in html, said
    assert 'id="slide-1"' in html
    assert 'id="slide-2-heading"' in html


def test_a_programme_that_is_a_draft_is_not_named(client, area):
    held = area.presentations[2]
    assert "Programm 2" in client.get(f"/de/downloads/{held.slug}/").content.decode()
    area.programmes[1].unpublish()
    assert "Programm 2" not in client.get(f"/de/downloads/{held.slug}/").content.decode()


def test_pictures_without_a_size_are_measured_and_those_that_are_gone_forgotten(world):
    slides = list(world.document(deck("A", "Eins", "Zwei")).slides.all())
    Slide.objects.update(picture_width=None, picture_height=None)
    slides[1].picture.storage.delete(slides[1].picture.name)
    said = StringIO()
    call_command("measure_slides", stdout=said)
    assert said.getvalue().startswith("1 pictures measured, 1 forgotten")
    rows = Slide.objects.order_by("number").values_list("picture_width", "picture")
    assert rows[0][0] == 480
    assert rows[1] == (None, "")


@pytest.fixture
def with_handout(world):
    """A deck as PDF, and beside it a handout of the same language."""
    handout = {"title": "x", "language": "de", "section": [{"heading": "Vorher", "text": "Leihgeräte holen"}]}
    document = world.document(docx_of(handout), name="handzettel.docx", title=f"Handzettel {HOSTILE}")
    return world.presentation(world.document(), document, title="Wege", slug="wege", day="2025-01-01")


def one_slide() -> dict:
    return {"title": "Wege", "language": "de", "slide": [{"title": "Wege"}]}


def test_a_handout_beside_the_slides_is_called_by_its_own_name(client, with_handout):
    page = BeautifulSoup(client.get("/de/downloads/wege/").content, "html.parser")
    names = [
        link.select_one("span:not(.visually-hidden)").get_text() for link in page.select(".file-list__link")
    ]
    assert names == ["Deutsch", f"Handzettel {HOSTILE}"]
    facts = [" ".join(one.get_text().split()) for one in page.select(".file-list__facts")]
    assert facts[1].startswith("DOCX, Deutsch, ")
    header = client.get("/de/downloads/wege/de/docx/")["Content-Disposition"]
    assert "2025-01-01%20Wege%20%E2%80%93%20Handzettel" in header


def test_a_handout_beside_the_slides_can_be_found_and_leads_to_the_files(with_handout):
    found = [one for one in with_handout.search_texts() if "Leihgeräte" in one.body]
    assert [(one.title, one.path) for one in found] == [
        (f"Handzettel {HOSTILE}", "downloads/wege/?sprache=de#files-heading")
    ]


def test_the_second_deck_of_a_language_is_told_apart_by_its_kind(client, world):
    with patch.object(converter, "command_prefix", return_value=None):
        editable = world.document(pptx_of(one_slide()), name="wege.pptx", title="Wege")
    world.presentation(world.document(), editable, title="Wege", slug="wege")
    page = BeautifulSoup(client.get("/de/downloads/wege/").content, "html.parser")
    kinds = [link.select_one("bdi[dir=ltr]") for link in page.select(".file-list__link")]
    assert [(kind.get_text(), kind.get("class")) for kind in kinds] == [
        ("PDF", ["visually-hidden"]),
        ("PPTX", None),
    ]


def test_a_picture_is_promised_only_where_there_is_one(client, world):
    with patch.object(converter, "command_prefix", return_value=None):
        world.presentation(world.document(pptx_of(one_slide()), name="wege.pptx"), slug="nur-text")
    world.presentation(slug="mit-bildern")
    for slug, promised in {"nur-text": 0, "mit-bildern": 1}.items():
        page = BeautifulSoup(client.get(f"/de/downloads/{slug}/").content, "html.parser")
        assert len(page.select(".slides .section__lead")) == promised, slug
