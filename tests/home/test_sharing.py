import re
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from PIL import Image

from home.sharing import address_of
from home.sharing.drawing import SIZE, draw, wrapped
from home.sharing.views import LONGEST, shortened
from tests.worlds import HOSTILE


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("de", "Vorbereitung auf die Kenntnisprüfung im Rettungswesen"),
        ("uk", "Підготовка до іспиту"),
        ("ar", "بداية موفقة"),
        ("fa", "آغازی خوب"),
        ("de", ""),
        ("de", "Donaudampfschifffahrtsgesellschaftskapitän" * 3),
        ("de", HOSTILE),
        ("de", "日本語 \U0001f600 \x00"),
    ],
)
def test_a_picture_of_the_right_size_is_drawn_for_every_title(code, title):
    picture = opened(draw(title, "IQ NRW-Ost", code))
    assert picture.format == "PNG"
    assert picture.size == SIZE


def test_different_titles_give_different_pictures():
    assert draw("Eins", "Netz", "de") != draw("Zwei", "Netz", "de")


def test_a_title_without_a_font_gives_the_bridge_alone(monkeypatch):
    monkeypatch.setattr("home.sharing.drawing.FONTS", ("gibt-es-nicht.ttf",))
    assert draw("Eins", "Netz", "de") == draw("Zwei", "Netz", "de")


def test_lines_are_no_wider_than_they_may_be_and_no_word_is_lost():
    class Font:
        def getlength(self, text: str, direction: str | None) -> int:
            return len(text) * 10

    lines = wrapped("eins zwei drei sehrlangeswort", Font(), 100, "ltr")
    assert lines == ["eins zwei", "drei", "sehrlangeswort"]


def test_long_titles_are_cut_between_words():
    cut = shortened("Wort " * 60)
    assert len(cut) <= LONGEST
    assert cut.endswith("Wort…")


def test_the_address_leads_to_the_picture_and_it_may_be_kept(client, world):
    response = client.get(address_of("Ein Titel", "Netz & Werk", "uk"))
    assert response.status_code == 200
    assert opened(response.content).size == SIZE
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize("change", [("Titel", "Unfug"), ("/de/", "/en/"), ("&s=", "&s=0"), ("&s=", "&x=")])
def test_words_that_are_not_ours_are_not_drawn(client, world, change):
    address = address_of("Ein Titel", "Netz", "de")
    assert address.replace(*change) != address
    assert client.get(address.replace(*change)).status_code == 404


def test_every_page_names_its_picture_with_size_and_description(client, world):
    world.programme(title=f"Programm {HOSTILE}")
    html = client.get("/de/programme/programm-1/").content.decode()
    found = dict(re.findall(r'<meta property="og:image:?(\w*)" content="([^"]*)">', html))
    assert (found["width"], found["height"]) == ("1200", "630")
    assert found["alt"].startswith("Programm &lt;script&gt;")
    parts = urlsplit(found[""].replace("&amp;", "&"))
    assert parts.scheme == "http"
    assert client.get(f"{parts.path}?{parts.query}").status_code == 200


def test_a_recap_with_pictures_is_shared_with_its_first(client, world):
    from tests.test_pages import picture

    event = world.event(days=-3)
    world.recap(event, gallery=[picture()])
    html = client.get("/de/rueckblicke/rueckblick-1/").content.decode()
    assert re.search(r'og:image" content="http://testserver/media/images/[^"]*\.jpg"', html)
