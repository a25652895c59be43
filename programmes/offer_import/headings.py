"""What the columns of a file are: by German heading or by the name of the open data."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.utils import translation
from rapidfuzz import fuzz, process

from config.languages import SOURCE
from programmes.models import OfferPage
from programmes.offer_import.columns import COLUMNS, LANGUAGE, OPEN_DATA_ONLY, Column

CLOSE = 75
"""How alike two headings are, of 100, for one to be proposed instead of the other."""


@dataclass(frozen=True)
class Headings:
    """The columns of a file: place (from 0) of each known one, and what is to be said of the others."""

    places: dict[Column, int]
    unknown: list[tuple[str, str]]
    """Heading and, if one is close, the heading that may have been meant, else ""."""
    twice: list[str]
    not_read: list[str]
    language: int | None = None
    """The place of the open data's column `language`."""

    def __contains__(self, column: Column) -> bool:
        return column in self.places


def same(text: str) -> str:
    """A text as it is compared: without capitals, needless blanks, and asterisks."""
    return " ".join(text.casefold().replace("*", " ").split())


def known_name(heading: str) -> str | None:
    """The open data's name of a column, known by any of its headings; None for an unknown one."""
    text = same(heading)
    if text in _names():
        return _names()[text].name
    return text if text in OPEN_DATA_ONLY else None


def find_headings(texts: Sequence[str]) -> Headings:
    """What the columns under these headings are. Columns without a heading are of no interest."""
    found = Headings({}, [], [], [])
    language = None
    for place, text in enumerate(texts):
        column = _names().get(same(text))
        if column in found.places:
            found.twice.append(text)
        elif column:
            found.places[column] = place
        elif same(text) == LANGUAGE:
            language = place
        elif same(text) in OPEN_DATA_ONLY:
            found.not_read.append(text)
        elif text:
            found.unknown.append((text, _close_to(text)))
    return Headings(found.places, found.unknown, found.twice, found.not_read, language)


def _close_to(text: str) -> str:
    """The heading that may have been meant, or ""."""
    headings = [column.heading for column in COLUMNS]
    best = process.extractOne(text, headings, scorer=fuzz.ratio, processor=same, score_cutoff=CLOSE)
    return best[0] if best else ""


@cache
def _names() -> dict[str, Column]:
    """Each column by all headings under which it is found, as they are compared."""
    names = {}
    for column in COLUMNS:
        for heading in (column.heading, column.name, *column.others, *_labels(column)):
            names.setdefault(same(heading), column)
    return names


def _labels(column: Column) -> list[str]:
    """What the field is called in the admin, so that people find it by that, too."""
    labels = []
    if column.attribute and column.attribute != "starts":
        for code in (SOURCE, "en"):
            with translation.override(code):
                labels.append(str(OfferPage._meta.get_field(column.attribute).verbose_name))
    return labels
