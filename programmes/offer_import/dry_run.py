"""A plan as it is shown: what is different from the last time, and the rows page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator

from programmes.offer_import.known import as_uuid
from programmes.offer_import.planned import Outcome, Plan, PlannedRow, Problem
from programmes.offer_import.writing import RowFailedError

PER_PAGE = 100
MOST_PROBLEMS = 1_000
"""So many problems are listed; whoever has more has one that comes again and again."""

EVENTFUL, ALL = "eventful", "all"

LABELS = {
    Outcome.WRONG: _("Wrong"),
    Outcome.NEW: _("New"),
    Outcome.CHANGED: _("Changed"),
    Outcome.UNCHANGED: _("Unchanged"),
}


@dataclass(frozen=True)
class Choice:
    """One of the ways to narrow the list of rows."""

    value: str
    label: str
    number: int
    is_chosen: bool


class DryRun:
    """A plan with what the editor saw of it before: `seen` maps row numbers to digests."""

    def __init__(self, plan: Plan, seen: Mapping[str, str]) -> None:
        self.plan = plan
        self.different = {row.number for row in plan.rows if seen.get(str(row.number)) != row.digest}

    def fail(self, failed: RowFailedError) -> None:
        """Show a row that could not be saved as wrong."""
        for row in self.plan.rows:
            if row.number == failed.row.number:
                row.refuse(failed.message)
                row.outcome = Outcome.WRONG

    @property
    def problems(self) -> list[tuple[PlannedRow, Problem]]:
        """What is wrong, as far as it is listed."""
        return self.plan.problems[:MOST_PROBLEMS]

    @property
    def more_problems(self) -> int:
        """How many problems are not listed."""
        return max(0, len(self.plan.problems) - MOST_PROBLEMS)

    def listing(self, query: QueryDict) -> dict[str, object]:
        """The rows for the address's `show` (an outcome) and `p` (a page), with the choices there are."""
        chosen = query.get("show", "")
        if chosen not in {*Outcome, ALL, EVENTFUL}:
            chosen = EVENTFUL if self._count(EVENTFUL) else ALL
        rows = [row for row in self.plan.rows if _is_shown(row, chosen)]
        page = WagtailPaginator(rows, PER_PAGE).get_page(query.get("p"))
        for row in page.object_list:
            row.label = LABELS[row.outcome]
            row.is_different = row.number in self.different
            row.own_key = "" if as_uuid(row.key) else row.key
        return {
            "page": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "choices": self._choices(chosen),
        }

    def _choices(self, chosen: str) -> list[Choice]:
        labels = {EVENTFUL: _("To look at"), **LABELS, ALL: _("All rows")}
        counted = [(value, label, self._count(value)) for value, label in labels.items()]
        return [
            Choice(str(value), str(label), number, value == chosen)
            for value, label, number in counted
            if number or value == chosen
        ]

    def _count(self, value: str) -> int:
        return sum(_is_shown(row, value) for row in self.plan.rows)


def _is_shown(row: PlannedRow, chosen: str) -> bool:
    """Whether a row is among those that were chosen."""
    if chosen == EVENTFUL:
        return row.outcome != Outcome.UNCHANGED
    return chosen in {ALL, row.outcome}
