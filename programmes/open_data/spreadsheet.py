"""The same records as CSV that a spreadsheet opens by a double click, and that does nothing there."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from programmes.open_data.fields import FIELDS, Field, Kind, Row
from programmes.open_data.offers import record

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for the letters of western Europe."""
SEPARATOR = ";"
"""What Excel expects where a comma stands in decimal numbers, as in Germany."""
BETWEEN = " | "
"""Between several values in one cell."""
LIKE_A_FORMULA = re.compile(r"[=+\-@\t\r\n'＝＋－＠]")
NOT_IN_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula or a number: an apostrophe stands before it.

    That is true for telephone numbers, too: `+495215550100` would become 4.95E+11. A text that begins with
    an apostrophe gets a second one, so that whoever takes one away always has the original.
    """
    clean = NOT_IN_CELLS.sub(" ", text.replace("\r\n", "\n"))
    return f"'{clean}" if LIKE_A_FORMULA.match(clean.lstrip(" ")) else clean


def columns() -> list[str]:
    """The names of the columns: those of the fields, and `…_label` beside each code."""
    return [name for field in FIELDS for name in _columns_of(field)]


def as_csv(rows: Iterable[Row]) -> str:
    """The offers as CSV (RFC 4180, but for the separator), with a line of names at the top."""
    text = StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(columns())
    for row in rows:
        known = record(row)
        writer.writerow(harmless(cell) for field in FIELDS for cell in _cells(field, known[field.name]))
    return text.getvalue()


def _columns_of(field: Field) -> list[str]:
    coded = field.kind in {Kind.CODE, Kind.CODES}
    return [field.name, f"{field.name}_label"] if coded else [field.name]


def _cells(field: Field, value: object) -> Iterator[str]:
    match field.kind:
        case Kind.CODE | Kind.CODES:
            values = value if isinstance(value, list) else [value] if value else []
            for part in ("code", "label"):
                yield BETWEEN.join(one[part] for one in values)
        case Kind.DAYS:
            yield BETWEEN.join(value)
        case Kind.FLAG:
            yield "true" if value else "false"
        case _:
            yield "" if value is None else str(value)
