"""Files that want something else than to be imported."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from home.uploads.refusal import Refused
from programmes.offer_import.reading import MAX_BYTES, read_table
from tests.programmes.offer_import.making import csv_file, xlsx_file

ROW = {"Kennung": "a", "Titel": "Titel"}
CONTENT_TYPES = "[Content_Types].xml"


def refused(content: bytes, name: str = "angebote.xlsx") -> Refused:
    with pytest.raises(Refused) as caught:
        read_table(BytesIO(content), name)
    return caught.value


def packed(**changed: bytes) -> bytes:
    """An Excel file with other parts: `changed` by the last part of the name, without its ending."""
    written = BytesIO()
    original = zipfile.ZipFile(BytesIO(xlsx_file(ROW)))
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in original.namelist():
            part = name.rsplit("/", 1)[-1].removesuffix(".xml")
            archive.writestr(name, changed.pop(part, None) or original.read(name))
        for name, content in changed.items():
            archive.writestr(f"xl/{name}.xml", content)
    return written.getvalue()


def test_an_excel_file_that_unpacks_to_too_much_is_refused():
    assert refused(packed(extra=b"<a>" + b" " * 30_000_000 + b"</a>")).code == "zip-size"


def test_a_doctype_is_refused():
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert refused(packed(extra=evil)).code == "zip-doctype"


def test_macros_are_refused_whatever_the_file_is_called():
    types = zipfile.ZipFile(BytesIO(xlsx_file(ROW))).read(CONTENT_TYPES)
    macros = types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert refused(packed(**{"[Content_Types]": macros})).code == "zip-macros"
    assert refused(xlsx_file(ROW), "angebote.xlsm").code == "macros"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (csv_file(ROW), "angebote.xlsx"),
        (xlsx_file(ROW), "angebote.csv"),
        (b"\x7fELF\x00\x01", "angebote.csv"),
        (b"PK\x03\x04 broken", "angebote.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "angebote.xlsx"),
        (csv_file(ROW), "angebote.pdf"),
        (csv_file(ROW), "angebote.xls"),
        (csv_file(ROW), "angebote"),
        (csv_file(ROW), "angebote\u202evsc.csv"),
    ],
)
def test_a_file_whose_name_lies_or_that_is_no_spreadsheet_is_refused(content, name):
    assert str(refused(content, name)).endswith(".")


def test_letters_that_no_encoding_knows_are_refused():
    assert refused(b"Kennung;Titel\na;\x81\x8d\n", "a.csv").code == "encoding"


def test_a_file_that_is_too_large_is_refused_with_the_limit():
    assert "4" in str(refused(b"a" * (MAX_BYTES + 1), "a.csv"))


def test_a_damaged_sheet_is_refused_with_a_sentence():
    assert refused(
        packed(sheet1=b"<worksheet><sheetData><row r='x'><c r='??'/></row></sheetData></worksheet>")
    )


def test_a_row_number_that_no_sheet_has_does_not_keep_the_reader_busy():
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Kennung</t></is></c></row>'
        b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert refused(packed(sheet1=sheet)).code == "rows"


def test_a_file_full_of_styles_takes_little_memory():
    start = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
    assert refused(packed(styles=start + b"<xf/>" * 80_000 + b"</cellXfs></styleSheet>")).code == "formats"


def test_a_row_of_very_many_cells_takes_little_memory():
    sheet = b"<worksheet><sheetData><row>" + b"<c/>" * 300_000 + b"</row></sheetData></worksheet>"
    assert refused(packed(sheet1=sheet)).code == "cells"


def test_a_csv_file_of_nothing_but_separators_takes_little_memory():
    tracemalloc.start()
    try:
        read_table(BytesIO(b"Kennung" + b";" * (MAX_BYTES - 10)), "a.csv")
        assert tracemalloc.get_traced_memory()[1] < 150 * 1024 * 1024
    finally:
        tracemalloc.stop()
