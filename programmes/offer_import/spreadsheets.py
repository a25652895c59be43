"""The way back: the offers, or none, in the form in which they are imported."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO, StringIO

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from config.languages import SOURCE
from programmes.models import OfferPage
from programmes.offer_import.columns import COLUMNS, KEY, PROGRAMME, Column
from programmes.offer_import.known import Programmes
from programmes.offer_import.reading_xlsx import SHEET
from programmes.offer_import.table import MAX_ROWS
from programmes.offer_import.values import Value, current, in_words
from programmes.open_data.fields import Kind
from programmes.open_data.spreadsheet import BYTE_ORDER_MARK, NOT_IN_CELLS, SEPARATOR, harmless

EXPLANATION, VALUES = "Erklärung", "Werte"
HEAD = PatternFill("solid", fgColor="1F4E5F")
HEAD_REQUIRED = PatternFill("solid", fgColor="8A3B12")
WHITE = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
LINE_HEIGHT = 15.5
MEANING_WIDTH = 80
TOP = Alignment(vertical="top", wrap_text=True)
DAY_FORMAT = "DD.MM.YYYY"
TEXT_FORMAT = "@"


def _row_of(offer: OfferPage, programmes: Programmes) -> Iterator[tuple[Column, Value]]:
    """What stands in the row of an offer, column by column."""
    for column in COLUMNS:
        if column is KEY:
            yield column, offer.import_key or str(offer.translation_key)
        elif column is PROGRAMME:
            programme = programmes.above(offer)
            yield column, programmes.name_of(programme) if programme else ""
        else:
            yield column, current(offer, column)


def _in_text(column: Column, value: Value) -> str:
    """A value as a cell's text, such that the import reads the same again."""
    match column.kind:
        case Kind.FLAG:
            return "ja" if value else "nein"
        case Kind.DAY:
            return f"{value:%d.%m.%Y}" if value else ""
        case Kind.DAYS:
            return "; ".join(f"{day:%d.%m.%Y}" for day in value)
    return in_words(column, value)


def as_csv(offers: Iterable[OfferPage], programmes: Programmes) -> str:
    """The offers (see `known.latest_versions`) as CSV that Excel opens by a double click."""
    text = StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(column.heading for column in COLUMNS)
    with translation.override(SOURCE):
        for offer in offers:
            row = _row_of(offer, programmes)
            writer.writerow(harmless(_in_text(column, value)) for column, value in row)
    return text.getvalue()


def as_xlsx(offers: Iterable[OfferPage], programmes: Programmes, titles: Iterable[str] = ()) -> bytes:
    """The offers as an Excel file with choices to select from and a sheet that explains the columns.

    `titles` are the programmes that can be chosen. Without offers this is the template.
    """
    book = Workbook()
    with translation.override(SOURCE):
        sheet = book.active
        sheet.title = SHEET
        _write_headings(sheet)
        for number, offer in enumerate(offers, start=2):
            for place, (column, value) in enumerate(_row_of(offer, programmes), start=1):
                _write(sheet.cell(number, place), column, value)
        _explain(book.create_sheet(EXPLANATION))
        _offer_choices(sheet, book.create_sheet(VALUES), list(titles))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _write_headings(sheet: Worksheet) -> None:
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place, column.heading)
        cell.font, cell.fill, cell.alignment = WHITE, _head_of(column), TOP
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        dimension.number_format = DAY_FORMAT if column.kind == Kind.DAY else TEXT_FORMAT
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "D2"


def _head_of(column: Column) -> PatternFill:
    return HEAD_REQUIRED if column.for_new else HEAD


def _write(cell: Cell, column: Column, value: Value) -> None:
    """Write a value so that it stays what it is: days as days, all else as text, nothing as a formula."""
    if isinstance(value, date):
        cell.value, cell.number_format = value, DAY_FORMAT
        return
    text = NOT_IN_CELLS.sub(" ", _in_text(column, value))
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.number_format = TEXT_FORMAT
        # As if an apostrophe had been typed before it: it stays text when somebody edits the cell.
        cell.quotePrefix = True
    cell.alignment = TOP


def _explain(sheet: Worksheet) -> None:
    """A sheet that says what each column holds."""
    heads = (_("Column"), _("Name in the open data"), _("What it holds"), _("Needed"), _("Example"))
    for place, (head, width) in enumerate(zip(heads, (30, 24, MEANING_WIDTH, 24, 40), strict=True), start=1):
        cell = sheet.cell(1, place, head)
        cell.font, cell.fill = WHITE, HEAD
        sheet.column_dimensions[get_column_letter(place)].width = width
    for number, column in enumerate(COLUMNS, start=2):
        texts = (column.heading, column.name, _explanation(column), _needed(column), _example(column))
        for place, text in enumerate(texts, start=1):
            cell = sheet.cell(number, place, text)
            cell.data_type = "s"
            cell.alignment = TOP
        # Not every program finds out the height of a row by itself.
        sheet.row_dimensions[number].height = LINE_HEIGHT * (1 + len(texts[2]) // MEANING_WIDTH)
    sheet.freeze_panes = "B2"


def _explanation(column: Column) -> str:
    said = [str(column.meaning)]
    if column.holds_several:
        said.append(_("Several values are separated by a semicolon."))
    if column.vocabulary:
        said.append(_("Possible values are in the sheet “%(sheet)s”.") % {"sheet": VALUES})
    return " ".join(said)


def _needed(column: Column) -> str:
    if column is KEY:
        return _("always")
    return _("for new offers") if column.for_new else ""


def _example(column: Column) -> str:
    if column.vocabulary:
        labels = [str(label) for label in column.vocabulary.labels]
        return "; ".join(labels[:2]) if column.holds_several else labels[len(labels) // 2]
    return column.example


def _offer_choices(sheet: Worksheet, values: Worksheet, titles: list[str]) -> None:
    """Lists to choose from in the cells of a column; only proposed where several values may stand."""
    lists = [
        (column, [str(label) for label in column.vocabulary.labels])
        for column in COLUMNS
        if column.vocabulary
    ]
    if titles:
        lists.insert(0, (PROGRAMME, titles))
    for place, (column, choices) in enumerate(lists, start=1):
        letter = get_column_letter(place)
        values.column_dimensions[letter].width = 34
        for number, text in enumerate([column.heading, *choices], start=1):
            cell = values.cell(number, place, text)
            cell.data_type = "s"
            if number == 1:
                cell.font, cell.fill = WHITE, HEAD
        source = f"'{VALUES}'!${letter}$2:${letter}${len(choices) + 1}"
        _validate(sheet, column, DataValidation(type="list", formula1=source, allow_blank=True))
    for column in COLUMNS:
        if column.kind == Kind.FLAG:
            _validate(sheet, column, DataValidation(type="list", formula1='"ja,nein"', allow_blank=True))
    values.freeze_panes = "A2"


def _validate(sheet: Worksheet, column: Column, rule: DataValidation) -> None:
    rule.showErrorMessage = not column.holds_several
    rule.errorTitle = column.heading
    rule.error = _("Please choose one of the values in the list.")
    letter = get_column_letter(COLUMNS.index(column) + 1)
    rule.add(f"{letter}2:{letter}{MAX_ROWS + 1}")
    sheet.add_data_validation(rule)
