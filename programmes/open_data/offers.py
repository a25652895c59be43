"""Which offers are told as data, and each of them as a record."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils import translation

from home.structured_data import moment
from programmes.calendars.content import starts_of
from programmes.listings import programmes_in
from programmes.models import OfferPage
from programmes.offer_listing import OfferListing
from programmes.open_data.fields import FIELDS, Field, Kind, Row


def chosen(query: QueryDict, code: str) -> list[OfferPage]:
    """The offers that the list of offers shows for the same address, in the same order. Five queries."""
    matching = OfferListing(query, code).matching
    keys = [facts.pk for facts in matching]
    pages = OfferPage.objects.select_related("locale").defer("body", "steps").in_bulk(keys)
    return [pages[key] for key in keys if key in pages]


def rows_of(offers: Iterable[OfferPage], code: str, absolute: Callable[[str], str]) -> list[Row]:
    """The offers with their programmes and starts: three queries, however many offers."""
    found = list(offers)
    programmes = {programme.path_below_home: programme for programme in programmes_in(code)}
    starts = starts_of(found)
    return [
        Row(
            offer,
            programmes.get(_address_above(offer)),
            starts.get(offer.translation_key, []),
            code,
            absolute,
        )
        for offer in found
    ]


def _address_above(offer: OfferPage) -> str:
    """The address of the programme: the same in every language, whichever tree the offer stands in."""
    return offer.path_below_home.rstrip("/").rpartition("/")[0] + "/"


@cache
def with_labels(vocabulary: type[TextChoices], language: str) -> dict[str, dict[str, str]]:
    """Each code of a vocabulary with its label in a language: thousands of offers say the same few."""
    with translation.override(language):
        return {code: {"code": code, "label": str(label)} for code, label in vocabulary.choices}


def plain(field: Field, row: Row) -> object:
    """The value of a field as JSON knows it; None where nobody has said anything."""
    value = field.value(row)
    match field.kind:
        case Kind.CODES:
            labelled = with_labels(field.vocabulary, row.language)
            return [labelled[code] for code in value or []]
        case Kind.CODE:
            return with_labels(field.vocabulary, row.language)[value] if value else None
        case Kind.DAYS:
            return [day.isoformat() for day in value]
        case Kind.FLAG:
            return bool(value)
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        return moment(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def record(row: Row) -> dict[str, object]:
    """All fields of an offer by name."""
    return {field.name: plain(field, row) for field in FIELDS}


def last_update(rows: Iterable[Row]) -> str | None:
    """When any of the offers last changed."""
    moments = [row.offer.last_published_at for row in rows if row.offer.last_published_at]
    return moment(max(moments)) if moments else None
