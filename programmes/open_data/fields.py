"""An offer as a record: what each of its fields is called, holds and means.

Stable: others have built on these names. A new field or a new code of a vocabulary makes a new minor
version, a field that goes or changes its meaning a new major one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices

from config.languages import language_for
from programmes import vocabularies
from programmes.models import OfferPage, ProgrammePage

VERSION = "1.0"


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    FLAG = "flag"
    DAY = "day"
    DAYS = "days"
    MOMENT = "moment"
    ADDRESS = "address"


@dataclass(frozen=True)
class Row:
    """An offer with what belongs to it.

    `language` is the code of the language of the labels; `absolute` makes an absolute address of a path.
    """

    offer: OfferPage
    programme: ProgrammePage | None
    starts: list[date]
    language: str
    absolute: Callable[[str], str]


@dataclass(frozen=True)
class Field:
    """One field. `value` reads it from a row: a text, a code, a list of codes, a date, a flag, or None."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Row], object]
    vocabulary: type[TextChoices] | None = None


def of_offer(name: str) -> Callable[[Row], object]:
    """Reads a field of the offer itself."""
    return lambda row: getattr(row.offer, name)


def of_programme(name: str) -> Callable[[Row], object]:
    """Reads a field of the programme behind the offer."""
    return lambda row: getattr(row.programme, name) if row.programme else None


def _programme_address(row: Row) -> str | None:
    return row.absolute(row.programme.get_absolute_url()) if row.programme else None


FIELDS = (
    Field(
        "id", Kind.TEXT, "Names the offer in every language, for ever.", lambda row: row.offer.translation_key
    ),
    Field(
        "url",
        Kind.ADDRESS,
        "The page of the offer in the language asked for.",
        lambda row: row.absolute(row.offer.get_absolute_url()),
    ),
    Field(
        "language",
        Kind.TEXT,
        "The language of the texts (BCP 47). German where there is no translation.",
        lambda row: language_for(row.offer.locale.language_code).hreflang,
    ),
    Field("title", Kind.TEXT, "The name of the offer.", of_offer("title")),
    Field("note", Kind.TEXT, "Belongs to the title wherever that is shown.", of_offer("note")),
    Field("promise", Kind.TEXT, "What somebody has afterwards, in one line.", of_offer("promise")),
    Field("lead", Kind.TEXT, "One to three sentences.", of_offer("lead")),
    Field("type", Kind.CODE, "What kind of help it is.", of_offer("offer_type"), vocabularies.OfferType),
    Field("sectors", Kind.CODES, "The lines of work it leads to.", of_offer("sectors"), vocabularies.Sector),
    Field(
        "audiences",
        Kind.CODES,
        "For whom it is. Empty: for everybody.",
        of_offer("audiences"),
        vocabularies.Audience,
    ),
    Field(
        "recognition_states",
        Kind.CODES,
        "For which state of recognition it is suitable. Empty: for every one.",
        of_offer("recognition_states"),
        vocabularies.RecognitionState,
    ),
    Field("districts", Kind.CODES, "Where it is (Kreis).", of_offer("kreise"), vocabularies.Kreis),
    Field("format", Kind.CODE, "How people take part.", of_offer("format"), vocabularies.Format),
    Field(
        "german_at_start",
        Kind.CODE,
        "The German needed at the start (CEFR).",
        of_offer("level_in"),
        vocabularies.GermanLevel,
    ),
    Field(
        "german_at_end",
        Kind.CODE,
        "The German reached at the end (CEFR).",
        of_offer("level_out"),
        vocabularies.GermanLevel,
    ),
    Field(
        "coaching_languages",
        Kind.CODES,
        "In which languages somebody can be spoken to.",
        of_offer("coaching_languages"),
        vocabularies.SpokenLanguage,
    ),
    Field("rolling_start", Kind.FLAG, "Whether it can begin at any time.", of_offer("rolling_start")),
    Field("start_dates", Kind.DAYS, "The days on which it begins, past ones too.", lambda row: row.starts),
    Field("duration", Kind.TEXT, "How long it lasts, in words.", of_offer("duration")),
    Field("hours", Kind.TEXT, "How many hours it takes, in words.", of_offer("hours")),
    Field("cost", Kind.TEXT, "What it costs, in words.", of_offer("cost")),
    Field("funded_by", Kind.TEXT, "Who pays.", of_offer("funded_by")),
    Field("certificate", Kind.TEXT, "What one gets at the end.", of_offer("certificate")),
    Field("programme", Kind.TEXT, "The programme it belongs to.", of_programme("title")),
    Field("programme_url", Kind.ADDRESS, "The page of the programme.", _programme_address),
    Field(
        "funding_round",
        Kind.CODE,
        "The period for which money is granted.",
        of_programme("funding_round"),
        vocabularies.FundingRound,
    ),
    Field(
        "organisation",
        Kind.TEXT,
        "Who runs it.",
        lambda row: row.programme.organisation.full_name if row.programme else None,
    ),
    Field("contact_name", Kind.TEXT, "Whom to ask: a person or a team.", of_offer("contact_name")),
    Field("contact_function", Kind.TEXT, "What that person does.", of_offer("contact_function")),
    Field("contact_phone", Kind.TEXT, "The telephone number, as on the page.", of_offer("contact_phone")),
    Field("contact_email", Kind.TEXT, "The e-mail address.", of_offer("contact_email")),
    Field(
        "contact_languages",
        Kind.CODES,
        "In which languages somebody can ask there.",
        of_offer("contact_languages"),
        vocabularies.SpokenLanguage,
    ),
    Field("verified_on", Kind.DAY, "When all of this was last found to be true.", of_offer("verified_on")),
    Field("updated", Kind.MOMENT, "When the page last changed.", of_offer("last_published_at")),
)
