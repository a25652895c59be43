"""Pictures by the real LibreOffice, where it is installed; `test_converter` tries the walls without it."""

import shutil
import socket
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from demo.builders.office.odp import odp_of
from demo.builders.office.package import zip_of
from demo.builders.office.pptx import pptx_of
from downloads.extraction import converter
from downloads.extraction.run import extract
from tests.downloads.cleaning.told_office_files import unpacked

LONG = "Versteckt und viel länger als die anderen"
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="The walls are those of Linux."),
    pytest.mark.skipif(
        not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed."
    ),
]


def slides(*titles: str) -> dict:
    """A deck with a title on each slide; the first one is its cover."""
    return {"title": "Folien", "language": "de", "slide": [{"title": title} for title in titles]}


def linked(picture: str) -> bytes:
    """An ODP of one slide that refers to a picture at this address."""
    frame = (
        '<draw:frame svg:x="72pt" svg:y="200pt" svg:width="400pt" svg:height="300pt">'
        f'<draw:image xlink:href="{picture}" xlink:type="simple"/></draw:frame></draw:page>'
    )
    parts = unpacked(odp_of(slides("Eins")))
    return zip_of({**parts, "content.xml": parts["content.xml"].replace(b"</draw:page>", frame.encode())})


@pytest.fixture(autouse=True)
def _walls():
    converter.command_prefix.cache_clear()
    if converter.command_prefix() is None:
        pytest.skip("This machine lets nobody take the network away from a program.")


@pytest.mark.parametrize(("make", "extension"), [(pptx_of, "pptx"), (odp_of, "odp")])
def test_each_slide_has_its_picture_and_hidden_ones_keep_their_number(
    tmp_path: Path, make, extension
) -> None:
    deck = tmp_path / "folien"
    deck.write_bytes(make(slides("Deckblatt", "Anerkennung", LONG, ""), hidden={3}))
    pages = extract(deck).pages
    made = converter.draw_slides(str(deck), extension, expected=len(pages))
    assert [page.hidden for page in pages] == [False, False, True, False]
    assert (sorted(made.pictures), made.reason) == ([1, 2, 3, 4], "")
    # The more is written on a slide, the larger is its picture.
    sizes = {number: len(picture) for number, picture in made.pictures.items()}
    assert sizes[3] > sizes[2] > sizes[4]


def test_what_a_deck_refers_to_is_not_fetched(tmp_path: Path) -> None:
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/bild.png"

        def listen() -> None:
            while True:
                try:
                    asked.append(server.accept())
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        deck = tmp_path / "folien"
        deck.write_bytes(linked(address))
        made = converter.draw_slides(str(deck), "odp", expected=1)
        server.shutdown(socket.SHUT_RDWR)
    assert (sorted(made.pictures), asked) == ([1], [])


def test_a_deck_cannot_show_what_lies_on_our_disk(tmp_path: Path) -> None:
    lies = tmp_path / "geheim.png"
    Image.effect_noise((400, 300), 90).save(lies)
    sizes = {}
    for name, data in {"without": odp_of(slides("Eins")), "with": linked(lies.as_uri())}.items():
        deck = tmp_path / name
        deck.write_bytes(data)
        sizes[name] = len(converter.draw_slides(str(deck), "odp", expected=1).pictures[1])
    # At most an empty frame, never noise, which would take kilobytes.
    assert sizes["with"] < sizes["without"] + 500


def test_a_damaged_deck_ends_with_a_reason_and_without_a_process(tmp_path: Path) -> None:
    deck = tmp_path / "folien"
    deck.write_bytes(pptx_of(slides("Eins"))[:-200])
    assert converter.draw_slides(str(deck), "pptx", expected=1).reason in {"crashed", "other-pages"}
