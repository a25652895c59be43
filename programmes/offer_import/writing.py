"""Writing a plan: every row or none, each page through Wagtail, as if somebody had typed it.

Pages are saved one by one, as revisions: what counts changes (CalendarVersion), carries facts to translations
and renews the search listens to that.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from home.models import User
from programmes.models import OfferPage, OfferStart, ProgrammePage
from programmes.offer_import.columns import Column
from programmes.offer_import.planned import Outcome, Plan, PlannedRow
from programmes.offer_import.values import Value
from programmes.open_data.fields import Kind

LOG_ACTION = "programmes.import_offer"
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
SLUG_LETTERS = 80


class RowFailedError(Exception):
    """A row that could not be saved after all; nothing of the file has been written."""

    def __init__(self, row: PlannedRow, message: str) -> None:
        super().__init__(message)
        self.row = row
        self.message = message


@dataclass
class Written:
    """What has been written."""

    new: list[OfferPage] = field(default_factory=list)
    changed: list[OfferPage] = field(default_factory=list)


def lock_offers(plan: Plan) -> None:
    """Let nobody save these offers until the transaction ends. Afterwards, a plan has to be made again."""
    keys = [row.offer.pk for row in plan.to_write if row.offer]
    list(Page.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk"))


def write(plan: Plan, user: User, *, publish: bool, file_name: str) -> Written:
    """Save all rows that are new or changed, as drafts or published, in one transaction.

    Raises RowFailedError if a row cannot be saved, and ValueError for a plan that is not sound.
    """
    if not plan.is_sound:
        raise ValueError("Only a plan without problems can be written.")
    written = Written()
    with transaction.atomic():
        for row in plan.to_write:
            try:
                with transaction.atomic():
                    offer = _new_offer(row, user) if row.outcome == Outcome.NEW else _changed_offer(row)
                    _save(offer, row, user, publish=publish, file_name=file_name)
            except ValidationError as error:
                raise RowFailedError(row, " ".join(error.messages)) from error
            except IntegrityError as error:
                message = _("Somebody has saved something in the meantime that this row does not fit with.")
                raise RowFailedError(row, message) from error
            (written.new if row.outcome == Outcome.NEW else written.changed).append(offer)
    return written


def _new_offer(row: PlannedRow, user: User) -> OfferPage:
    """The page of a new offer, below its programme, not live."""
    programme = row.programme
    offer = OfferPage(
        import_key=row.key,
        locale_id=programme.locale_id,
        owner=user,
        live=False,
        has_unpublished_changes=True,
    )
    _set(offer, row.values)
    offer.slug = _free_slug(offer.title, programme)
    programme.add_child(instance=offer)
    log(instance=offer, action="wagtail.create", user=user, content_changed=True)
    return offer


def _free_slug(title: str, programme: ProgrammePage) -> str:
    """A slug in ASCII made of the title, that no other offer of the programme has."""
    base = slugify(title.translate(UMLAUTS))[:SLUG_LETTERS].strip("-") or "angebot"
    taken = set(programme.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for number in range(1, len(taken) + 2) if (slug := _numbered(base, number)) not in taken)


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"


def _changed_offer(row: PlannedRow) -> OfferPage:
    """The latest version of an offer with the new values."""
    offer = OfferPage.objects.get(pk=row.offer.pk).get_latest_revision_as_object()
    _set(offer, row.values)
    return offer


def _set(offer: OfferPage, values: dict[Column, Value]) -> None:
    for column, value in values.items():
        if column.kind == Kind.DAYS:
            _set_starts(offer, value)
        else:
            setattr(offer, column.attribute, value)


def _set_starts(offer: OfferPage, days: list) -> None:
    """Give the offer these start dates; those that it has already stay the rows they are."""
    there = {start.date: start for start in offer.starts.all()}
    starts = [there.get(day) or OfferStart(date=day) for day in days]
    for order, start in enumerate(starts):
        start.sort_order = order
    offer.starts = starts


def _save(offer: OfferPage, row: PlannedRow, user: User, *, publish: bool, file_name: str) -> None:
    """Save a revision and say in the page's history where it comes from."""
    revision = offer.save_revision(user=user)
    log(
        instance=offer,
        action=LOG_ACTION,
        user=user,
        revision=revision,
        content_changed=True,
        data={"file": file_name, "row": row.number},
    )
    if publish:
        revision.publish(user=user)
