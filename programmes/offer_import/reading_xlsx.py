"""Reading an Excel file: its first sheet, values only, after the gate for packed files has looked at it."""

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.workbook import Workbook

from home.uploads.filetypes import FileType, real_type
from home.uploads.refusal import TYPE_NAMES, Refused
from home.uploads.zip_gate import ZipLimits, check_zip
from home.uploads.zip_parts import open_zip, read_part
from programmes.offer_import.reading_csv import clean_text, unguarded
from programmes.offer_import.table import MAX_COLUMNS, MAX_ROWS, Cell, Table, Trouble, table_of

SHEET = "Angebote"
"""The sheet that is read if there is one of this name; else the first."""
LIMITS = ZipLimits(entries=300, total_bytes=8 * 1024 * 1024, folders=10, archives=1)
"""The largest sheet that is read, 2,000 rows of text, has some five megabytes."""
PART_BYTES = 300 * 1024
"""For formats, names and relations: openpyxl keeps objects for each of them, a hundred times as large."""
_CONTENT = re.compile(r"worksheets/|sharedstrings")
_CELL = re.compile(rb"<(\w+:)?c[\s/>]")
_FORMULA = re.compile(rb"<(\w+:)?f[\s>/]")
LAST_ROW = 10_000
"""Below this row nothing is looked for: sheets may claim to have any number of rows."""


def read_xlsx(file: BinaryIO) -> Table:
    """The table in an Excel file. Formulas count as the result that Excel stored. Raises `Refused`."""
    _check(file)
    try:
        written = _sheet_rows(file, data_only=False)
        if not _has_formulas(file):
            return table_of(_rows((row, row) for row in written))
        results = _sheet_rows(file, data_only=True)
        return table_of(_rows(zip(results, written, strict=False)))
    except Refused:
        raise
    # openpyxl raises a dozen kinds of errors on files that no program has written.
    except Exception as error:
        message = _("This Excel file is damaged. Open it in Excel, save it again and upload the new file.")
        raise Refused("unreadable", message) from error


def _check(file: BinaryIO) -> None:
    """Refuse what is no Excel file, unpacks to too much, or hides something in its parts."""
    found = real_type(file)
    if found != FileType.XLSX:
        if found in TYPE_NAMES:
            message = _("This file is named .xlsx but is %(type)s.")
            raise Refused("wrong-type", message, type=TYPE_NAMES[found])
        message = _("This file is named .xlsx but cannot be read as such; save it again in that format.")
        raise Refused("unreadable", message)
    check_zip(file, LIMITS)
    with open_zip(file) as archive:
        large = [one.filename.casefold() for one in archive.infolist() if one.file_size > PART_BYTES]
    if any(name.endswith((".xml", ".rels")) and not _CONTENT.search(name) for name in large):
        message = _("This file holds too many formats. Copy its cells into a new file, as values only.")
        raise Refused("formats", message)


def _has_formulas(file: BinaryIO) -> bool:
    """Whether there may be a formula in any sheet; then the results have to be read, too.

    Refuses sheets of very many cells, of which openpyxl would make objects row by row.
    """
    found = False
    with open_zip(file) as archive:
        for name in archive.namelist():
            if "worksheets/" in name.casefold():
                sheet = read_part(archive, name, LIMITS.total_bytes)
                # Anything but UTF-8 would hide what is searched for; no spreadsheet program writes it.
                if b"\0" in sheet or sum(1 for _cell in _CELL.finditer(sheet)) > MAX_ROWS * MAX_COLUMNS:
                    message = _("This file holds too many cells. Copy what is needed into a new file.")
                    raise Refused("cells", message)
                found = found or bool(_FORMULA.search(sheet))
    return found


def _sheet_rows(file: BinaryIO, *, data_only: bool) -> Iterator[tuple[Any, ...]]:
    """The values of the sheet row by row: results of formulas, or the formulas themselves."""
    file.seek(0)
    book = load_workbook(file, read_only=True, data_only=data_only, keep_links=False)
    sheet = book[_sheet_name(book)]
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS + 1)


def _sheet_name(book: Workbook) -> str:
    names = [sheet.title for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    return SHEET if SHEET in names else names[0]


def _rows(pairs: Iterator[tuple[tuple, tuple]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The rows with their numbers. Raises `Refused` if there is anything at the last row or below."""
    for number, (results, written) in enumerate(pairs, start=1):
        # openpyxl fills up to the last row asked for if, and only if, the sheet goes on below it.
        if number == LAST_ROW:
            message = _(
                "This sheet goes down to row %(limit)s and beyond. Delete the rows below the last offer."
            )
            raise Refused("rows", message, limit=LAST_ROW)
        width = max((place for place, one in enumerate(written, start=1) if one is not EMPTY_CELL), default=0)
        cells = zip(results[:width], written[:width], strict=False)
        yield number, tuple(_cell(result, source) for result, source in cells)


def _cell(result: Any, source: Any) -> Cell:
    """A cell by the result that is stored for it; `source` is the same cell with its formula, if any."""
    value = None if result.data_type == "f" else result.value
    if result.data_type == "e":
        return Cell(str(value), trouble=Trouble.ERROR)
    if value is None:
        is_formula = source.data_type == "f"
        return Cell(clean_text(str(source.value)), trouble=Trouble.FORMULA) if is_formula else Cell()
    if isinstance(value, datetime | date):
        return Cell(f"{value:%Y-%m-%d}", is_day=True)
    return Cell(clean_text(_written(value)))


def _written(value: Any) -> str:
    """A value as a German reader would write it."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        whole = math.isfinite(value) and value == int(value)
        return str(int(value)) if whole else f"{value:.10g}".replace(".", ",")
    return unguarded(str(value))
