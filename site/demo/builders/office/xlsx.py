"""An XLSX with one table: a heading row that stays, and room to write. Its styles lie in `frames/xlsx/`."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from demo.builders.decks import foot_of
from demo.builders.office.package import OFFICE, frame, office_parts, properties_of, relations, zip_of

_KIND = "officedocument.spreadsheetml"
_NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# The positions of the formats in `frames/xlsx/styles.xml`.
_TITLE, _QUIET, _HEAD, _CELL, _WORD = 1, 2, 3, 4, 5


def xlsx_of(table: Mapping[str, Any]) -> bytes:
    """An XLSX of `table`: `title`, `subtitle`, `note`, `language`, `author`, `columns`, `widths` and `rows`.

    `widths` are those of the columns in letters. Cells that a row does not have are empty, to be filled in.
    """
    sheet, styles = "worksheets/sheet1.xml", "styles.xml"
    types = {f"xl/{sheet}": f"{_KIND}.worksheet", f"xl/{styles}": f"{_KIND}.styles"}
    book = (
        f'<workbook {_NAMESPACE} xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name={quoteattr(table["sheet"])} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return zip_of(
        {
            **office_parts("xlsx", types, properties_of(table)),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": relations(
                {"rId1": ("worksheet", sheet), "rId2": ("styles", styles)}
            ),
            f"xl/{sheet}": _sheet(table),
            f"xl/{styles}": frame("xlsx/styles.xml"),
        }
    )


def _sheet(table: Mapping[str, Any]) -> str:
    below = foot_of(table)
    columns = table["columns"]
    rows = [_row(1, [table["title"]], [_TITLE], height=30), _row(2, [below], [_QUIET], height=22)]
    rows.append(_row(4, columns, [_HEAD] * len(columns), height=24))
    looks = [_WORD, *[_CELL] * (len(columns) - 1)]
    for number, cells in enumerate(table["rows"], start=5):
        rows.append(_row(number, [*cells, *[""] * (len(columns) - len(cells))], looks, height=36))
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(table["widths"], start=1)
    )
    return (
        f'<worksheet {_NAMESPACE}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        '<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{''.join(rows)}</sheetData>"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _row(number: int, cells: Sequence[str], looks: Sequence[int], *, height: int) -> str:
    """A row of texts; `looks` are positions of formats, `height` is in points."""
    shown = "".join(
        f'<c r="{letter}{number}" s="{look}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        if text
        else f'<c r="{letter}{number}" s="{look}"/>'
        for letter, text, look in zip(ascii_uppercase, cells, looks, strict=False)
    )
    return f'<row r="{number}" ht="{height}" customHeight="1">{shown}</row>'
