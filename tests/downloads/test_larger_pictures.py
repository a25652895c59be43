"""Pictures of slides for large and dense screens: sharp, drawn once, and as private as the small ones."""

import io
import re

import pytest
from django.core.management import call_command
from PIL import Image

from downloads import larger_pictures
from downloads.extraction.run import draw_larger
from downloads.models import Document, Slide
from tests.downloads import hostile
from tests.downloads.test_privacy import HIDDEN
from tests.worlds import committed, deck

pytestmark = pytest.mark.django_db


@pytest.fixture
def sizes(settings):
    settings.SLIDES_LARGER_PIXELS = (960, 1600)


def addresses(slide: Slide) -> list[str]:
    return [choice.split()[0] for choice in slide.picture_choices.split(", ")]


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_read_pdf_has_a_picture_in_three_widths(world, client, sizes):
    with committed():
        document = world.document(deck("Folien", "Eins", "Zwei"))
        world.presentation(document)
    slide = document.slides.get(number=2)
    assert slide.larger_widths == [960, 1600]
    shown = [opened(b"".join(client.get(one).streaming_content)).size for one in addresses(slide)]
    assert shown == [(480, 270), (960, 540), (1600, 900)]


def test_the_page_names_each_picture_with_its_width_and_loads_all_but_the_first_late(world, client, sizes):
    with committed():
        document = world.document(deck("Folien", "Eins", "Zwei"))
        held = world.presentation(document)
    html = client.get(f"/de/downloads/{held.slug}/").content.decode()
    pictures = re.findall(r'<img class="slide-frame__picture"[^>]*>', html)
    assert [re.findall(r" (\d+)w", one) for one in pictures] == [["480", "960", "1600"]] * 2
    assert 'loading="lazy"' in pictures[1]
    assert all('sizes="' in one for one in pictures)
    assert world.downloads_page.live
    card = re.search(
        r'<img class="slide-frame__picture"[^>]*>', client.get("/de/downloads/").content.decode()
    )
    assert card
    assert "1600w" in card[0]


def test_a_picture_without_larger_ones_is_named_alone(world, client):
    held = world.presentation(world.document(deck("Folien", "Eins")))
    assert "srcset" not in client.get(f"/de/downloads/{held.slug}/").content.decode()


@pytest.mark.parametrize("hide", HIDDEN)
def test_what_is_private_has_no_larger_picture_either(world, client, sizes, hide):
    with committed():
        document = world.document(deck("Folien", "Eins"))
        held = world.presentation(document)
    found = addresses(document.slides.get())
    assert {client.get(one).status_code for one in found} == {200}
    hide(held, document)
    assert {client.get(one).status_code for one in found} == {404}


@pytest.mark.parametrize(
    "change", [("-960", "-961"), ("-960", "-0960"), ("-960", "-960-960"), ("-960", "-99999")]
)
def test_a_width_that_was_not_drawn_is_not_found(world, client, sizes, change):
    with committed():
        document = world.document(deck("Folien", "Eins"))
        world.presentation(document)
    address = addresses(document.slides.get())[1]
    assert client.get(address.replace(*change)).status_code == 404


def test_larger_pictures_go_with_their_slide(world, sizes):
    with committed():
        document = world.document(deck("Folien", "Eins"))
    slide = document.slides.get()
    names, storage = slide.picture_names, slide.picture.storage
    assert len(names) == 3
    with committed():
        document.slides.all().delete()
    assert not any(storage.exists(name) for name in names)


def test_the_command_draws_what_is_missing_and_nothing_twice(world, settings, monkeypatch):
    document = world.document(deck("Folien", "Eins", "Zwei"))
    assert document.slides.filter(larger_widths=None).count() == 2
    settings.SLIDES_LARGER_PIXELS = (960, 1600)
    call_command("enlarge_slides")
    assert not document.slides.filter(larger_widths=None).exists()
    monkeypatch.setattr(larger_pictures, "draw_larger", lambda *args: pytest.fail("drawn again"))
    call_command("enlarge_slides")


def test_the_command_goes_on_with_other_files_when_one_is_gone(world, settings):
    gone, good = world.document(deck("Weg", "Eins")), world.document(deck("Da", "Eins"), name="da.pdf")
    gone.file.storage.delete(gone.file.name)
    settings.SLIDES_LARGER_PIXELS = (960,)
    call_command("enlarge_slides")
    assert good.slides.get().larger_widths == [960]
    assert gone.slides.get().larger_widths is None


def test_pages_that_had_to_be_given_up_are_not_tried_again(world, settings, monkeypatch):
    document = world.document(deck("Folien", "Eins", "Zwei", "Drei"))
    settings.SLIDES_LARGER_PIXELS = (960,)
    monkeypatch.setattr(larger_pictures, "AT_ONCE", 2)
    calls = []

    def killed(pdf, pages, sizes):
        calls.append(pages)
        return {1: {960: b"RIFF"}}, False

    monkeypatch.setattr(larger_pictures, "draw_larger", killed)
    larger_pictures.enlarge(document)
    assert calls == [[1, 2]]
    assert list(document.slides.values_list("larger_widths", flat=True)) == [[960], [], []]


def test_pictures_of_a_file_that_was_replaced_meanwhile_are_thrown_away(world, settings, monkeypatch):
    document = world.document(deck("Folien", "Eins"))
    slide = document.slides.get()
    settings.SLIDES_LARGER_PIXELS = (960,)

    def replaced(*args):
        Slide.objects.filter(pk=slide.pk).update(picture="slides/anders.webp")
        return {1: {960: b"RIFF"}}, True

    monkeypatch.setattr(larger_pictures, "draw_larger", replaced)
    larger_pictures.enlarge(document)
    assert Slide.objects.values_list("larger_widths", flat=True).get(pk=slide.pk) is None
    assert not slide.picture.storage.exists(slide.picture.name.replace(".webp", "-960.webp"))


def test_a_deck_is_enlarged_from_what_the_converter_left(world, settings, monkeypatch):
    settings.SLIDES_LARGER_PIXELS = (960,)

    def converted(path, extension, *, expected, keep=None):
        keep.write_bytes(hostile.good_pdf(["Eins", "Zwei"]))
        small = io.BytesIO()
        Image.new("RGB", (480, 270)).save(small, "WEBP")
        return larger_pictures.converter.Pictures(dict.fromkeys((1, 2), small.getvalue()))

    monkeypatch.setattr(larger_pictures.converter, "draw_slides", converted)
    with committed():
        document = world.document(hostile.pptx(["Eins", "Zwei"]), name="folien.pptx")
    assert document.extraction == Document.Extraction.DONE
    assert list(document.slides.values_list("larger_widths", flat=True)) == [[960], [960]]


def test_portrait_pages_are_measured_by_their_height(tmp_path):
    (tmp_path / "a").write_bytes(hostile.good_pdf(["x"], size=(595, 842)))
    made, ended = draw_larger(tmp_path / "a", [1], (960, 1600))
    assert ended
    assert [opened(one).size for one in made[1].values()] == [(679, 960), (1131, 1600)]


@pytest.mark.parametrize(("pixels", "widths"), [(700, []), (1200, [960]), (2400, [960, 1600])])
def test_a_scan_is_not_blown_up_beyond_its_own_pixels(tmp_path, pixels, widths):
    (tmp_path / "a").write_bytes(hostile.scanned_pdf(pixels))
    assert list(draw_larger(tmp_path / "a", [1], (960, 1600))[0][1]) == widths


def test_a_slide_with_words_beside_a_small_picture_is_drawn_large(tmp_path):
    (tmp_path / "a").write_bytes(hostile.scanned_pdf(200, b"BT /F 24 Tf 50 400 Td (Anerkennung) Tj ET"))
    assert list(draw_larger(tmp_path / "a", [1], (960,))[0][1]) == [960]


def test_only_the_pages_asked_for_are_drawn(tmp_path):
    (tmp_path / "a").write_bytes(hostile.good_pdf(["x"] * 5))
    assert draw_larger(tmp_path / "a", [2, 3, 9], (960,))[0].keys() == {2, 3, 9}
