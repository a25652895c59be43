"""Reading CSV as spreadsheet programs write it: in several encodings, with several separators."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from home.uploads.refusal import Refused
from programmes.offer_import.headings import known_name
from programmes.offer_import.table import MAX_COLUMNS, Cell, Table, table_of
from programmes.open_data.spreadsheet import LIKE_A_FORMULA

SEPARATORS = (";", "\t", ",")
WESTERN = "cp1252"
"""What German Excel writes as “CSV (MS-DOS)” aside, if it is not told to write UTF-8."""


def read_csv(file: BinaryIO) -> Table:
    """The table in a CSV file. Raises `Refused` if it is no text, or no CSV."""
    file.seek(0)
    text = _decoded(file.read())
    separator = _separator(text)
    try:
        return table_of(_rows(text, separator))
    except csv.Error as error:
        message = _("This file cannot be read as CSV. Save it again as CSV, or as .xlsx.")
        raise Refused("csv", message) from error


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with a mark (Excel's “Unicode text”), or Windows-1252."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if content.startswith(b"PK\x03\x04") or (b"\0" in content and not is_utf16):
        message = _("This file is named .csv but is something else. Upload a .csv or an .xlsx file.")
        raise Refused("wrong-type", message)
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", WESTERN):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("encoding", _("The letters of this file cannot be read. Save it as “CSV UTF-8”."))


def _separator(text: str) -> str:
    """The separator with which most headings are known; ties go to the one that is usual in Germany."""
    return max(SEPARATORS, key=lambda separator: _known_headings(text, separator))


def _known_headings(text: str, separator: str) -> int:
    try:
        headings = next((row for row in _parsed(text, separator) if any(row)), [])
    except csv.Error:
        return -1
    return sum(known_name(heading) is not None for heading in headings)


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for number, row in enumerate(_parsed(text, separator), start=1):
        yield number, tuple(Cell(clean_text(unguarded(value))) for value in row[: MAX_COLUMNS + 1])


def unguarded(text: str) -> str:
    """A text without the apostrophe that keeps spreadsheet programs from calculating it.

    The reverse of `programmes.open_data.spreadsheet.harmless`.
    """
    guarded = text.startswith("'") and LIKE_A_FORMULA.match(text[1:].lstrip(" "))
    return text[1:] if guarded else text


def clean_text(text: str) -> str:
    """A cell's text without control characters and outer blanks, its letters composed (NFC)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    shown = "".join(letter for letter in lines if letter in "\n\t" or unicodedata.category(letter) != "Cc")
    return unicodedata.normalize("NFC", shown).strip()
