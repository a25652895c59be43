"""Tables for spreadsheet programs."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""With these a spreadsheet program takes a cell for a formula, and may run what stands in it."""


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """`rows` as CSV that spreadsheet programs open by double click: with semicolons, and a mark for UTF-8.

    Texts that could be formulas get an apostrophe before them; numbers stay numbers.
    """
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + written.getvalue()


def _harmless(cell: object) -> object:
    if not isinstance(cell, str):
        return "" if cell is None else cell
    text = cell.replace("\x00", "")
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA[:8]) else text
