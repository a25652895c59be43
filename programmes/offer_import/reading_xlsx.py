"""Reading an Excel file: its first sheet, values only, after the gate for packed files has looked at it."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from home.uploads.filetypes import FileType, real_type
from home.uploads.refusal import TYPE_NAMES, Refused
from home.uploads.zip_gate import ZipLimits, check_zip
from home.uploads.zip_parts import open_zip
from programmes.offer_import.reading_csv import clean_text, unguarded
from programmes.offer_import.table import Cell, Table, Trouble, table_of

SHEET = "Angebote"
"""The sheet that is read if there is one of this name; else the first."""
LIMITS = ZipLimits(entries=300, total_bytes=24 * 1024 * 1024, folders=10, archives=1)
STYLE_BYTES = 1024 * 1024
"""openpyxl keeps an object for each style, so a file of styles alone could fill the memory."""
LAST_ROW = 1_048_576
LAST_COLUMN = 256


def read_xlsx(file: BinaryIO) -> Table:
    """The table in an Excel file. Formulas count as the result that Excel stored. Raises `Refused`."""
    _check(file)
    try:
        values = _sheet_rows(file, data_only=True)
        formulas = _sheet_rows(file, data_only=False)
        return table_of(_rows(values, formulas))
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
        styles = [one for one in archive.infolist() if one.filename.casefold().endswith("styles.xml")]
    if any(one.file_size > STYLE_BYTES for one in styles):
        message = _("This file holds too many formats. Copy its cells into a new file, as values only.")
        raise Refused("styles", message)


def _sheet_rows(file: BinaryIO, *, data_only: bool) -> Iterator[tuple[Any, ...]]:
    """The values of the sheet row by row: results of formulas, or the formulas themselves."""
    file.seek(0)
    book = load_workbook(file, read_only=True, data_only=data_only, keep_links=False)
    sheet = book[_sheet_name(book)]
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=LAST_ROW, max_col=LAST_COLUMN)


def _sheet_name(book: Workbook) -> str:
    names = [sheet.title for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    return SHEET if SHEET in names else names[0]


def _rows(values: Iterator[tuple], formulas: Iterator[tuple]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for number, (results, written) in enumerate(zip(values, formulas, strict=False), start=1):
        cells = [_cell(result, source) for result, source in zip(results, written, strict=False)]
        while cells and cells[-1] == Cell():
            cells.pop()
        yield number, tuple(cells)


def _cell(result: Any, source: Any) -> Cell:
    """A cell by the result that is stored for it; `source` is the same cell with its formula, if any."""
    value = result.value
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
