"""The office files of the demo site: whole, always the same, and read by us as they were written."""

import io
import posixpath
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from demo.builders.presentations import MAKERS
from demo.content_files import deck, material
from downloads.extraction.gate import check_upload
from downloads.extraction.run import Extraction, extract

DECK = {
    "title": "Wege & Ziele",
    "subtitle": "IQ um 9",
    "note": "Beispielinhalt",
    "language": "de",
    "author": "Beispielperson A",
    "slide": [
        {"title": "Wege & Ziele", "bullets": ["Beispielinhalt"]},
        {"title": "Zwei <Wege>", "bullets": ["Der erste", "Der zweite"], "text": "Es gibt mehr."},
        {"title": "Notiert", "notes": "Kurz fragen.\nDann zeigen."},
    ],
}
HANDOUT = {
    "title": "Handzettel",
    "subtitle": "IQ um 9",
    "language": "de",
    "author": "Beispielperson A",
    "section": [{"heading": "Vorher & nachher", "text": "Ein Satz.", "bullets": ["Eins", "Zwei"]}],
}
TABLE = {
    "title": "Wortliste",
    "subtitle": "IQ um 9",
    "language": "de",
    "author": "Beispielperson A",
    "sheet": "Wörter & mehr",
    "columns": ["Wort", "Erklärt", "Bei mir"],
    "widths": [20, 40, 20],
    "rows": [["die Schicht", "Zeit für <Arbeit>"]],
}
CONTENTS = {"pptx": DECK, "odp": DECK, "docx": HANDOUT, "xlsx": TABLE}


@pytest.fixture
def read(tmp_path: Path):
    """Makes a file of this kind and reads it as we read what is uploaded."""

    def make_and_read(kind: str) -> Extraction:
        path = tmp_path / "file"
        path.write_bytes(MAKERS[kind](CONTENTS[kind]))
        return extract(path)

    return make_and_read


@pytest.mark.parametrize("kind", CONTENTS)
def test_the_same_content_gives_the_same_bytes(kind):
    assert MAKERS[kind](CONTENTS[kind]) == MAKERS[kind](CONTENTS[kind])


@pytest.mark.parametrize("kind", CONTENTS)
def test_editors_could_upload_it_and_are_told_who_made_it(kind):
    content = CONTENTS[kind]
    facts = check_upload(io.BytesIO(MAKERS[kind](content)), f"datei.{kind}")
    assert (facts.type, facts.language) == (kind, "de")
    assert facts.metadata["title"] == content["title"]
    assert facts.metadata["author"] == "Beispielperson A"


@pytest.mark.parametrize("kind", ["pptx", "docx", "xlsx"])
def test_each_part_has_a_type_and_whatever_is_referred_to_is_there(kind):
    with zipfile.ZipFile(io.BytesIO(MAKERS[kind](CONTENTS[kind]))) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    typed = {one.get("PartName") for one in parts["[Content_Types].xml"].iter("{*}Override")}
    assert {f"/{name}" for name in parts if not name.endswith((".rels", "Types].xml"))} == typed
    for name, part in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for one in part.iter("{*}Relationship"):
                assert posixpath.normpath(posixpath.join(folder, one.get("Target"))) in parts, name


@pytest.mark.parametrize("kind", ["pptx", "odp"])
def test_slides_have_their_heading_their_list_and_their_notes(read, kind):
    pages = read(kind).pages
    own = [page.text.removesuffix("\n\nIQ um 9 · Beispielinhalt") for page in pages]
    assert own == [
        "Wege & Ziele\n\nBeispielinhalt",
        "Zwei <Wege>\n\n• Der erste\n• Der zweite\nEs gibt mehr.",
        "Notiert",
    ]
    assert [page.notes for page in pages] == ["", "", "Kurz fragen.\nDann zeigen."]


def test_an_odp_begins_with_its_media_type_as_it_is():
    data = MAKERS["odp"](DECK)
    assert data[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.presentation"[:54]


def test_a_handout_has_all_its_words(read):
    lines = read("docx").pages[0].text.splitlines()
    assert lines == ["Handzettel", "IQ um 9", "Vorher & nachher", "Ein Satz.", "Eins", "Zwei"]


def test_a_table_opens_elsewhere_and_has_room_to_write():
    sheet = openpyxl.load_workbook(io.BytesIO(MAKERS["xlsx"](TABLE))).active
    assert (sheet.title, sheet.freeze_panes) == ("Wörter & mehr", "A5")
    assert [cell.value for cell in sheet[4]] == ["Wort", "Erklärt", "Bei mir"]
    assert [cell.value for cell in sheet[5]] == ["die Schicht", "Zeit für <Arbeit>", None]


def test_the_deck_without_a_pdf_names_notes_that_are_public():
    assert deck("iq-um-9-2025-09-02-de")["notes_are_public"] is True


def test_a_table_has_no_row_longer_than_its_head():
    table = material("deutsch-am-arbeitsplatz-wortliste")
    assert len(table["columns"]) == len(table["widths"]) >= max(len(row) for row in table["rows"])
