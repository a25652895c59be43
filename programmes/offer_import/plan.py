"""The dry run: what every row of a table would do, and what is wrong with it. Writes nothing.

All errors of all rows are found in one go, so that a file is corrected once. The number of queries does not
depend on the number of rows.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from config.languages import SOURCE
from home.models import User
from programmes.models import OfferPage, ProgrammePage
from programmes.offer_import.columns import COLUMNS, KEY, PROGRAMME
from programmes.offer_import.headings import Headings, find_headings
from programmes.offer_import.known import (
    Offers,
    Programmes,
    Rights,
    as_uuid,
    comparable,
    offers_with,
    rights_of,
)
from programmes.offer_import.planned import Change, Outcome, Plan, PlannedRow, Problem
from programmes.offer_import.table import Row, Table
from programmes.offer_import.values import current, in_words, parse
from programmes.vocabularies import GermanLevel


def make_plan(table: Table, user: User, default: ProgrammePage | None = None) -> Plan:
    """What importing `table` as `user` would do; new offers without a programme go below `default`."""
    headings = find_headings(table.headings)
    plan = Plan(headings)
    if KEY not in headings or headings.twice:
        plan.missing = [] if KEY in headings else [KEY]
        return plan
    offers = offers_with(row.cell(headings.places[KEY]).text for row in table.rows)
    programmes = Programmes()
    known = [offer for found in offers.by_key.values() for offer in found]
    rights = rights_of(user, known, programmes)
    reader = _Reader(headings, offers, programmes, rights, default)
    plan.rows = [reader.row(row) for row in table.rows]
    _refuse_doubles(plan.rows)
    if any(row.outcome == Outcome.NEW for row in plan.rows):
        plan.missing = [column for column in COLUMNS if column.for_new and column not in headings]
    for row in plan.rows:
        row.outcome = Outcome.WRONG if row.problems else row.outcome
    plan.may_be_published = all(
        (row.offer.pk if row.offer else row.programme.pk) in rights.publish for row in plan.to_write
    )
    return plan


def _refuse_doubles(rows: list[PlannedRow]) -> None:
    """Two rows for one offer: by the same key, or by its key and its code."""
    first: dict[int | str, int] = {}
    for row in rows:
        meant = row.offer.pk if row.offer else comparable(row.key)
        if meant in first:
            message = _("Row %(number)s has this key already.") % {"number": first[meant]}
            row.refuse(message, KEY, row.key)
        elif meant:
            first[meant] = row.number


class _Reader:
    """Plans one row after the other."""

    def __init__(
        self,
        headings: Headings,
        offers: Offers,
        programmes: Programmes,
        rights: Rights,
        default: ProgrammePage | None,
    ) -> None:
        self.headings, self.offers, self.programmes = headings, offers, programmes
        self.rights, self.default = rights, default

    def row(self, row: Row) -> PlannedRow:
        """What a row would do."""
        planned = PlannedRow(row.number, key="", title="")
        self._read(row, planned)
        self._refuse_other_languages(row, planned)
        planned.key = str(planned.values.pop(KEY, ""))
        found = self.offers.find(planned.key) if planned.key else []
        if len(found) > 1:
            planned.refuse(_("Several offers have this key. Give each its own."), KEY, planned.key)
        elif found:
            self._change(planned, found[0], row)
        elif planned.key:
            self._create(planned, row)
        return planned

    def _read(self, row: Row, planned: PlannedRow) -> None:
        """The values of all columns, and what is wrong with those that cannot be read."""
        for column, place in self.headings.places.items():
            if column is PROGRAMME:
                continue
            cell = row.cell(place)
            try:
                planned.values[column] = parse(column, cell)
            except ValidationError as error:
                planned.refuse(" ".join(error.messages), column, cell.text)
            if column.name == "title":
                planned.title = cell.text

    def _refuse_other_languages(self, row: Row, planned: PlannedRow) -> None:
        if self.headings.language is None:
            return
        language = row.cell(self.headings.language).text
        if language.casefold() not in {"", SOURCE}:
            message = _("Only German offers can be imported; translations are made on the page.")
            planned.problems.append(Problem("language", language, message))

    def _change(self, planned: PlannedRow, offer: OfferPage, row: Row) -> None:
        planned.offer, planned.programme = offer, self.programmes.above(offer)
        planned.title = planned.title or offer.title
        self._refuse_moving(planned, row)
        if offer.pk not in self.rights.change:
            planned.refuse(_("You may not change this offer."), KEY, planned.key)
        elif offer.locked:
            planned.refuse(_("This offer is locked. Whoever locked it can unlock it."), KEY, planned.key)
        elif offer.pk in self.offers.in_workflow:
            planned.refuse(_("This offer waits for approval; finish that first."), KEY, planned.key)
        planned.values = {
            column: value for column, value in planned.values.items() if value != current(offer, column)
        }
        planned.changes = [
            Change(column, in_words(column, current(offer, column)), in_words(column, value))
            for column, value in planned.values.items()
        ]
        _refuse_falling_levels(planned, offer)
        if planned.changes:
            planned.outcome = Outcome.CHANGED
            planned.notes = _notes_about(offer)

    def _refuse_moving(self, planned: PlannedRow, row: Row) -> None:
        if PROGRAMME not in self.headings:
            return
        cell = row.cell(self.headings.places[PROGRAMME])
        if cell.text and planned.programme not in self.programmes.named(cell.text):
            message = _("The offer belongs to “%(programme)s”. To move it, use the list of pages.")
            title = planned.programme.title if planned.programme else "–"
            planned.refuse(message % {"programme": title}, PROGRAMME, cell.text)

    def _create(self, planned: PlannedRow, row: Row) -> None:
        planned.outcome = Outcome.NEW
        if as_uuid(planned.key):
            message = _("There is no offer with this code (any more). Give a new offer a key of your own.")
            planned.refuse(message, KEY, planned.key)
        planned.programme = self._programme(planned, row)
        if planned.programme and planned.programme.pk not in self.rights.add_below:
            planned.refuse(_("You may not add offers to this programme."), PROGRAMME, planned.programme.title)
        planned.changes = [
            Change(column, "", words)
            for column, value in planned.values.items()
            if value and (words := in_words(column, value))
        ]
        _refuse_falling_levels(planned, OfferPage())

    def _programme(self, planned: PlannedRow, row: Row) -> ProgrammePage | None:
        """The programme of a new offer."""
        place = self.headings.places.get(PROGRAMME)
        name = row.cell(place).text if place is not None else ""
        if not name:
            if self.default is None:
                message = _("This offer is new, and no programme is named for it, neither here nor below.")
                planned.refuse(message, PROGRAMME)
            return self.default
        found = self.programmes.named(name)
        if len(found) == 1:
            return found[0]
        if found:
            message = _("Several programmes are called so. Write the address instead, such as %(address)s.")
            planned.refuse(message % {"address": found[0].path_below_home}, PROGRAMME, name)
        else:
            possible = "; ".join(one.title for one in self.programmes.all if one.pk in self.rights.add_below)
            message = _("There is no programme of this name. Possible are: %(programmes)s.")
            planned.refuse(message % {"programmes": possible or "–"}, PROGRAMME, name)
        return None


def _refuse_falling_levels(planned: PlannedRow, offer: OfferPage) -> None:
    """The one rule that joins two columns (see OfferPage.clean)."""
    said = {column.attribute: (column, value) for column, value in planned.values.items()}
    column, level_out = said.get("level_out") or (None, offer.level_out)
    other, level_in = said.get("level_in") or (None, offer.level_in)
    if (column or other) and level_out and GermanLevel(level_out).rank < GermanLevel(level_in).rank:
        message = _("The German reached at the end cannot be below the German needed at the start.")
        blamed = column or other
        planned.refuse(message, blamed, in_words(blamed, planned.values[blamed]))


def _notes_about(offer: OfferPage) -> list[str]:
    """What an editor should know before she publishes changes of this offer."""
    if offer.live and offer.has_unpublished_changes:
        return [_("Earlier changes of this offer are not published yet; they would be published too.")]
    if not offer.live and offer.last_published_at:
        return [_("This offer was taken off the site; publishing would show it again.")]
    return []
