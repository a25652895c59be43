"""On paper: an offer is a flyer of one page in the reader's language; no page shows what is no use there."""

import pypdfium2
import pytest
from playwright.sync_api import Page as Window

from programmes.vocabularies import Kreis, Sector
from tests.worlds import World, deck

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
CONTACT = {
    "name": "Beratung Lippe",
    "function": "Fragen zu Angeboten",
    "phone": "+49 5231 5550100",
    "email": "lippe@example.org",
}
A4 = (595, 842)  # points, as PDF counts them


@pytest.fixture
def world(db) -> World:
    world = World()
    world.settings(world.offer_index)
    return world


def printed(window: Window, address: str) -> pypdfium2.PdfDocument:
    window.goto(address)
    return pypdfium2.PdfDocument(window.pdf(prefer_css_page_size=True))


def text_of(page: pypdfium2.PdfPage) -> str:
    """The text of a page, in which every white space is one space."""
    return " ".join(page.get_textpage().get_text_range().split())


def long(words: str, length: int) -> str:
    """The words again and again, up to a length that leaves room for a mark of the translation."""
    return (f"{words} " * length)[: length - 5].strip()


def test_an_offer_is_a_flyer_of_one_page(world, visitor: Window):
    world.offer(
        title="Brücke in den Beruf",
        promise="In sechs Monaten zur Anerkennung.",
        kreise=["lippe"],
        duration="6 Monate",
        contact=CONTACT,
        body=[{"paragraph": "Was nur am Bildschirm steht."}] * 40,
        steps=[{"title": f"Schritt {number}", "text": "Weiter"} for number in range(20)],
    )
    flyer = printed(visitor, "/de/programme/programm-1/angebot-1/")
    assert len(flyer) == 1
    assert tuple(round(side) for side in flyer[0].get_size()) == A4
    text = text_of(flyer[0])
    for expected in (
        "Brücke in den Beruf",
        "In sechs Monaten",
        "Lippe",
        "6 Monate",
        "Gefördert durch Beispiel",
    ):
        assert expected in text
    for expected in CONTACT.values():
        assert expected in text
    assert "/de/programme/programm-1/angebot-1/" in text.replace(" ", "")
    assert "Was nur am Bildschirm steht." not in text


@pytest.mark.parametrize("code", ["de", "ar", "pl"])
def test_an_offer_with_very_much_to_say_still_fits_its_page(world, visitor: Window, code):
    offer = world.offer(
        title=long("Anpassungsqualifizierung", 100),
        promise=long("Langes Versprechen", 160),
        lead=long("Noch ein Satz davor.", 500),
        note=long("Hinweis", 60),
        sectors=Sector.values,
        kreise=Kreis.values,
        coaching_languages=["de", "uk", "ru", "tr", "pl", "ar", "fa"],
        start_dates=[f"2030-{month:02}-01" for month in range(1, 13)],
        duration=long("sechs Monate", 60),
        hours=long("Stunden", 60),
        cost=long("kostenfrei", 100),
        funded_by=long("Träger", 120),
        certificate=long("Zertifikat", 120),
        contact={**CONTACT, "name": long("Team", 60), "function": long("Beratung", 60)},
    )
    if code != "de":
        world.translate(offer, code)
    flyer = printed(visitor, f"/{code}/programme/programm-1/angebot-1/")
    assert len(flyer) == 1
    assert CONTACT["email"] in text_of(flyer[0])


def test_an_arabic_flyer_runs_from_right_to_left(world, visitor: Window):
    offer = world.offer(title="Brücke", promise="Satz", contact=CONTACT)
    world.translate(offer, "ar", Brücke="جسر إلى العمل", Satz="في ستة أشهر إلى الاعتراف")
    flyer = printed(visitor, "/ar/programme/programm-1/angebot-1/")
    assert len(flyer) == 1
    middle = flyer[0].get_width() / 2
    text = flyer[0].get_textpage()
    # In some files, letters lie in the order in which they are seen.
    found = text.search("جسر").get_next() or text.search("رسج").get_next()
    assert found, text_of(flyer[0])
    start, _top, end, _bottom = text.get_charbox(found[0])
    assert start > middle
    assert end > middle
    assert "/ar/programme/programm-1/angebot-1/" in text_of(flyer[0]).replace(" ", "")


def test_a_flyer_shows_a_code_that_is_black_on_white(world, visitor: Window):
    world.offer(contact=CONTACT)
    visitor.emulate_media(color_scheme="dark")
    visitor.goto("/de/programme/programm-1/angebot-1/")
    visitor.emulate_media(media="print", color_scheme="dark")
    code = visitor.locator(".flyer-code .qr")
    assert code.is_visible()
    box = code.bounding_box()
    assert box["width"] >= 100
    assert abs(box["width"] - box["height"]) < 2
    assert code.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"


def test_what_cannot_be_used_on_paper_is_left_out(world, visitor: Window):
    world.presentation(world.document(deck("Folien", "Anfang", "Ende")))
    visitor.goto("/de/downloads/folien-1/")
    visitor.emulate_media(media="print")
    for what in (
        ".share",
        ".search-form",
        ".main-navigation",
        ".breadcrumb",
        ".slide__open",
        ".site-footer__links",
    ):
        assert not any(one.is_visible() for one in visitor.locator(what).all()), what
    assert visitor.locator(".print-address").inner_text().endswith("/de/downloads/folien-1/")
    assert visitor.locator("#slide-2 .slide__text").is_visible()
