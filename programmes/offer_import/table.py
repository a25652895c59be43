"""A spreadsheet as we keep it: headings, and rows of cells that are only texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MAX_ROWS = 2_000
"""More offers than any network has; a file beyond that is a mistake."""
MAX_COLUMNS = 100


class Trouble(StrEnum):
    """Why a cell has no value that could be read."""

    FORMULA = "formula"
    """A formula without a stored result; formulas are never calculated here."""
    ERROR = "error"
    """The result of a formula is an error, such as #REF!."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, whether it was stored as a day (then written as 2026-12-01), and trouble."""

    text: str = ""
    is_day: bool = False
    trouble: str = ""


EMPTY = Cell()


@dataclass(frozen=True)
class Row:
    """A row: its number as the spreadsheet program shows it, and its cells from the first column on."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, place: int) -> Cell:
        """The cell in column `place` (from 0); an empty one beyond the end."""
        return self.cells[place] if place < len(self.cells) else EMPTY


@dataclass(frozen=True)
class Table:
    """The texts of the first row, and the other rows that hold anything."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def table_of(rows: Iterator[tuple[int, tuple[Cell, ...]]]) -> Table:
    """A table made of numbered rows, of which the first that holds anything is that of the headings.

    Stops one row after `MAX_ROWS`, so that whoever asked can tell that there are too many.
    """
    headings: tuple[str, ...] | None = None
    found = []
    for number, all_cells in rows:
        cells = _without_empty_end(all_cells)
        if not cells:
            continue
        if headings is None:
            headings = tuple(cell.text for cell in cells)
        else:
            found.append(Row(number, cells))
        if len(found) > MAX_ROWS:
            break
    return Table(headings or (), tuple(found))


def _without_empty_end(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    width = max((place for place, cell in enumerate(cells, start=1) if cell.text or cell.trouble), default=0)
    return cells[:width]


def as_json(table: Table) -> dict[str, Any]:
    """The table as JSON keeps it."""
    return {
        "headings": list(table.headings),
        "rows": [
            [row.number, [[cell.text, cell.is_day, cell.trouble] for cell in row.cells]] for row in table.rows
        ],
    }


def from_json(stored: dict[str, Any]) -> Table:
    """What `as_json` has made of a table."""
    return Table(
        tuple(stored["headings"]),
        tuple(Row(number, tuple(Cell(*cell) for cell in cells)) for number, cells in stored["rows"]),
    )
