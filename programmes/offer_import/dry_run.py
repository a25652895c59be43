"""A plan as it is shown: what is different from the last time, and the rows page by page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.paginator import WagtailPaginator

from programmes.offer_import.plan import Outcome, Plan, PlannedRow, Problem
from programmes.offer_import.writing import RowFailedError

PER_PAGE = 100
MOST_PROBLEMS = 1_000
"""So many problems are listed; whoever has more has one that comes again and again."""

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
        if chosen not in set(Outcome):
            chosen = ""
        rows = [row for row in self.plan.rows if not chosen or row.outcome == chosen]
        page = WagtailPaginator(rows, PER_PAGE).get_page(query.get("p"))
        for row in page.object_list:
            row.label = LABELS[row.outcome]
            row.is_different = row.number in self.different
        return {
            "page": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "choices": self._choices(chosen),
            "query": f"?{urlencode({'show': chosen})}" if chosen else "",
        }

    def _choices(self, chosen: str) -> list[Choice]:
        all_rows = Choice("", str(_("All rows")), len(self.plan.rows), not chosen)
        counted = [(outcome, self.plan.count(outcome)) for outcome in Outcome]
        return [
            all_rows,
            *(
                Choice(outcome.value, str(LABELS[outcome]), number, outcome == chosen)
                for outcome, number in counted
                if number or outcome == chosen
            ),
        ]
