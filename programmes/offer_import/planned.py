"""What the dry run finds: for each row what would happen, what would change, and what is wrong."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from programmes.models import OfferPage, ProgrammePage
from programmes.offer_import.columns import Column
from programmes.offer_import.headings import Headings
from programmes.offer_import.values import Value

MOST_WRITTEN = 200
"""So many pages are saved in one request: each takes a fifth of a second, and people wait for the answer."""


class Outcome(StrEnum):
    """What becomes of a row."""

    WRONG = "wrong"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row: the heading of the column ("" for the whole row), its text, and a sentence."""

    heading: str
    value: str
    message: str


@dataclass(frozen=True)
class Change:
    """One field that changes, in words."""

    column: Column
    before: str
    after: str


@dataclass
class PlannedRow:
    """One row: what would happen, why it cannot, and the values that are to be written."""

    number: int
    key: str
    title: str
    outcome: Outcome = Outcome.UNCHANGED
    offer: OfferPage | None = None
    programme: ProgrammePage | None = None
    values: dict[Column, Value] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, message: str, column: Column | None = None, value: str = "") -> None:
        """Say what is wrong; the row will not be written."""
        self.problems.append(Problem(column.heading if column else "", value, message))

    @property
    def is_written(self) -> bool:
        """Whether there is anything to write."""
        return self.outcome in {Outcome.NEW, Outcome.CHANGED}

    @property
    def digest(self) -> str:
        """Differs whenever the row would do something else, or its offer has a newer version."""
        seen = (
            self.number,
            self.outcome,
            self.offer and (self.offer.pk, self.offer.latest_revision_id),
            self.programme and self.programme.pk,
            [(column.name, repr(value)) for column, value in self.values.items()],
            [change.before for change in self.changes],
            [problem.message for problem in self.problems],
        )
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:24]


@dataclass
class Plan:
    """What a whole file would do."""

    headings: Headings
    missing: list[Column] = field(default_factory=list)
    rows: list[PlannedRow] = field(default_factory=list)
    may_be_published: bool = False

    def count(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome == outcome for row in self.rows)

    @property
    def problems(self) -> list[tuple[PlannedRow, Problem]]:
        """What is wrong, in the order of the rows."""
        return [(row, problem) for row in self.rows for problem in row.problems]

    @property
    def to_write(self) -> list[PlannedRow]:
        """The rows that would be written."""
        return [row for row in self.rows if row.is_written]

    @property
    def is_too_much(self) -> bool:
        """Whether more would be written than can be at once."""
        return len(self.to_write) > MOST_WRITTEN

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands against writing."""
        broken = self.missing or self.headings.twice or self.is_too_much
        return not broken and not any(row.problems for row in self.rows)

    @property
    def fingerprint(self) -> str:
        """Differs whenever anything that was shown would be different now."""
        return hashlib.sha256("".join(row.digest for row in self.rows).encode()).hexdigest()
