"""What an engine answers, whichever it is."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

Weights = Mapping[str, float]
"""How much a word of the question counts, by its text: rare words count more."""


class Row(NamedTuple):
    """A match. `place` is its rank among those of its kind, `overall` among all; both begin with 1."""

    pk: int
    kind: str
    language: str
    day: date | None
    programmes: list[str]
    place: int
    overall: int
    total: int
