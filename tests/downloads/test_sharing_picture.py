"""Where a presentation is shared, its first slide is seen in the frame of the site."""

import io
import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from PIL import Image

from home.sharing.drawing import SIZE
from home.sharing.framed import BOX, MARGIN, draw_framed
from tests.downloads import hostile
from tests.downloads.test_privacy import HIDDEN
from tests.worlds import HOSTILE, deck

pytestmark = pytest.mark.django_db


def shared(client, held, code: str = "de", query: str = "") -> str:
    """The path of the picture that the presentation's page names."""
    html = client.get(f"/{code}/downloads/{held.slug}/{query}").content.decode()
    parts = urlsplit(unescape(re.search(r'og:image" content="([^"]*)"', html)[1]))
    return f"{parts.path}?{parts.query}"


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_the_first_slide_is_the_sharing_picture(world, client):
    held = world.presentation(world.document(deck("Folien", "Eins")))
    address = shared(client, held)
    assert address.startswith("/de/downloads/folien-1/vorschaubild.jpg?")
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert opened(response.content).size == SIZE


def test_a_translation_has_a_picture_with_its_own_title(world, client):
    held = world.presentation(world.document(deck("Folien", "Eins")), title="Wege")
    world.translate(held, "ar", Wege="طرق")
    german, arabic = shared(client, held), shared(client, held, "ar")
    assert client.get(german).content != client.get(arabic).content


def test_each_language_of_the_slides_has_its_picture(world, client):
    english = world.document(deck("Slides", "One"), name="en.pdf", language="en")
    held = world.presentation(world.document(deck("Folien", "Eins")), english)
    address = shared(client, held, query="?sprache=en")
    assert "sprache=en" in address
    assert client.get(address).status_code == 200


def test_without_a_picture_of_a_slide_the_title_stands_alone(world, client):
    held = world.presentation(world.document(hostile.docx(), name="brief.docx"))
    address = shared(client, held)
    assert "/downloads/" not in address
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("hide", HIDDEN)
def test_what_is_private_is_in_no_sharing_picture(world, client, hide):
    document = world.document(deck("Folien", "Eins"))
    held = world.presentation(document)
    address = shared(client, held)
    assert client.get(address).status_code == 200
    hide(held, document)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("change", [("v=", "v=0"), ("v=", "x="), ("sprache=de", "sprache=../x")])
def test_only_the_address_of_the_page_is_answered_so_that_nobody_makes_us_draw(world, client, change):
    held = world.presentation(world.document(deck("Folien", "Eins")))
    answer = client.get(shared(client, held).replace(*change))
    assert answer.status_code == (200 if "../x" in change[1] else 404)


def test_a_picture_that_is_gone_is_not_found(world, client):
    document = world.document(deck("Folien", "Eins"))
    held = world.presentation(document)
    address = shared(client, held)
    slide = document.slides.get()
    slide.picture.storage.delete(slide.picture.name)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("size", [(480, 270), (480, 360), (340, 480), (1600, 900)])
@pytest.mark.parametrize(
    ("code", "title"), [("de", "Wege " * 60), ("ar", "طرق"), ("uk", HOSTILE), ("fa", "")]
)
def test_every_shape_of_slide_and_title_fits_the_frame(size, code, title):
    assert opened(draw_framed(title, "IQ NRW-Ost", code, Image.new("RGB", size))).size == SIZE


@pytest.mark.parametrize(("code", "left"), [("de", SIZE[0] - MARGIN - BOX[0]), ("ar", MARGIN)])
def test_the_slide_stands_on_the_side_where_lines_end(code, left):
    picture = opened(draw_framed("", "", code, Image.new("RGB", (1600, 900), "#00ff00")))
    red, green, blue = picture.getpixel((left + 20, MARGIN + 20))
    assert (red < 60, green > 200, blue < 60) == (True, True, True)
    other = 100 if code == "de" else SIZE[0] - 100
    assert picture.getpixel((other, MARGIN + 20))[1] < 200
