"""From the text of a cell to the value of a field, and back to words."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import TextChoices, TextField
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from config.languages import SOURCE
from home.punctuation import listed
from programmes.models import OfferPage
from programmes.offer_import.columns import Column
from programmes.offer_import.table import Cell, Trouble
from programmes.open_data.fields import Kind

Value = str | bool | date | list[str] | list[date] | None

BETWEEN = re.compile(r"[;|\n]")
"""Between several values of a cell; a comma, too, where it is not part of a label."""
DAY_PATTERNS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y")
DATE_AND_TIME = re.compile(r"^(\S+)[ T]\d{1,2}:\d{2}(:\d{2})?$")
YES = frozenset({"ja", "j", "yes", "y", "true", "wahr", "1", "x"})
NO = frozenset({"nein", "n", "no", "false", "falsch", "0", ""})
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_PROPOSED = 12
MOST_NAMED = 12
"""So many unknown values of a cell are told; a text in the wrong column may have thousands."""


def parse(column: Column, cell: Cell) -> Value:
    """The value that a cell gives to the field of its column. Raises ValidationError with one sentence."""
    _refuse_trouble(cell)
    if column.required and not cell.text:
        raise ValidationError(_("This must not be empty."))
    match column.kind:
        case Kind.CODE:
            return _code(column.vocabulary, cell.text) if cell.text else ""
        case Kind.CODES:
            return _codes(column.vocabulary, cell.text)
        case Kind.FLAG:
            return _flag(cell.text)
        case Kind.DAY:
            return day_of(cell.text) if cell.text else None
        case Kind.DAYS:
            return sorted({day_of(part) for part in split(cell.text, ",")})
    if cell.is_day:
        message = _("The spreadsheet has made a date of this. Format the cell as text and type it again.")
        raise ValidationError(message)
    return _text(column, cell.text)


def _refuse_trouble(cell: Cell) -> None:
    if cell.trouble == Trouble.FORMULA:
        message = _("This is a formula without a stored result. Open the file, save it, or type the value.")
        raise ValidationError(message)
    if cell.trouble == Trouble.ERROR:
        raise ValidationError(_("The formula in this cell has an error. Correct it or type the value."))


def split(text: str, comma: str = "") -> list[str]:
    """The parts of a cell that holds several values."""
    parts = BETWEEN.split(text.replace(comma, ";") if comma else text)
    return [part.strip() for part in parts if part.strip()]


def tidy(column: Column, text: str) -> str:
    """A text as its field holds it: on one line, except where the field has several."""
    is_long = isinstance(OfferPage._meta.get_field(column.attribute), TextField)
    return text.strip() if is_long else " ".join(text.split())


def _text(column: Column, text: str) -> str:
    """The text if the form in which editors write it would take it."""
    return _form_field(column.attribute).clean(tidy(column, text))


@cache
def _form_field(attribute: str):
    return OfferPage._meta.get_field(attribute).formfield()


def day_of(text: str) -> date:
    """The day that `2026-12-01` or `01.12.2026` names. Raises ValidationError."""
    with_time = DATE_AND_TIME.match(text)
    for pattern in DAY_PATTERNS:
        try:
            day = datetime.strptime(with_time[1] if with_time else text, pattern).date()
        except ValueError:
            continue
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    raise ValidationError(_("“%(text)s” is no date. Write 01.12.2026 or 2026-12-01.") % {"text": text})


def _flag(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise ValidationError(_("Please write “ja” or “nein”."))


def _code(vocabulary: type[TextChoices], text: str) -> str:
    code = _known(vocabulary).get(same_word(text))
    if code is None:
        raise ValidationError(_unknown(vocabulary, [text]))
    return code


def _codes(vocabulary: type[TextChoices], text: str) -> list[str]:
    """The codes of several values, in the vocabulary's order."""
    found, unknown = set(), []
    for part in split(text):
        for piece in _pieces(vocabulary, part):
            code = _known(vocabulary).get(same_word(piece))
            if code is None:
                unknown.append(piece)
            else:
                found.add(code)
    if unknown:
        raise ValidationError(_unknown(vocabulary, unknown))
    return [code for code in vocabulary.values if code in found]


def _pieces(vocabulary: type[TextChoices], text: str) -> Iterable[str]:
    """The values between commas; the longest run that is a label stays together, since labels have commas."""
    tokens = [token.strip() for token in text.split(",")]
    most = 1 + max(word.count(",") for word in _known(vocabulary))
    start = 0
    while start < len(tokens):
        ends = range(min(len(tokens), start + most), start, -1)
        runs = (", ".join(tokens[start:end]) for end in ends)
        end, piece = next(
            ((end, run) for end, run in zip(ends, runs, strict=True) if same_word(run) in _known(vocabulary)),
            (start + 1, tokens[start]),
        )
        if piece:
            yield piece
        start = end


def same_word(text: str) -> str:
    """A value as it is compared with labels and codes."""
    return " ".join(text.casefold().split())


@cache
def _known(vocabulary: type[TextChoices]) -> dict[str, str]:
    """The code of each value by code, and by label in the languages of the admin."""
    known = {}
    for language in (SOURCE, "en"):
        with translation.override(language):
            known |= {same_word(str(label)): code for code, label in vocabulary.choices}
    return known | {same_word(code): code for code in vocabulary.values}


def _unknown(vocabulary: type[TextChoices], texts: list[str]) -> str:
    labels = [str(label) for label in vocabulary.labels]
    shown = "; ".join(labels[:MOST_PROPOSED])
    named = listed(_("“%(text)s”") % {"text": text} for text in texts[:MOST_NAMED])
    return _("%(values)s is not known here. Possible are: %(labels)s.") % {
        "values": named,
        "labels": shown,
    }


def current(offer: OfferPage, column: Column) -> Value:
    """What an offer holds in the field of a column, as `parse` would give it."""
    if column.kind == Kind.DAYS:
        return sorted({start.date for start in offer.starts.all()})
    value = getattr(offer, column.attribute)
    if column.kind == Kind.CODES:
        return [code for code in column.vocabulary.values if code in (value or [])]
    return tidy(column, value) if column.kind == Kind.TEXT else value


def in_words(column: Column, value: Value, *, several: str = "; ") -> str:
    """A value in the words of the active language; "" for nothing."""
    match column.kind:
        case Kind.CODE:
            return _labels(column.vocabulary, get_language()).get(value, "")
        case Kind.CODES:
            labels = _labels(column.vocabulary, get_language())
            return several.join(labels[code] for code in value)
        case Kind.FLAG:
            return _("yes") if value else _("no")
        case Kind.DAY:
            return date_format(value) if value else ""
        case Kind.DAYS:
            return several.join(date_format(day) for day in value)
    return value or ""


@cache
def _labels(vocabulary: type[TextChoices], language: str) -> dict[str, str]:
    with translation.override(language):
        return {code: str(label) for code, label in vocabulary.choices}
