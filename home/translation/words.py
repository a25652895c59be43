"""The words of a version: what a translator has to translate, and nothing else.

Facts, pictures and the order of fields are no words: when they change, no translation gets old.
"""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from django.db import models
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


@dataclass(frozen=True)
class Pair:
    """A German string and what stands in its place in the translation; one of them may be empty."""

    german: str
    translated: str


def strings_of(version: models.Model) -> list[StringSegmentValue]:
    """The translatable strings of a version in their order, with the targets of their links."""
    return [segment for segment in extract_segments(version) if isinstance(segment, StringSegmentValue)]


def fingerprint(version: models.Model) -> str:
    """The same for two versions if, and only if, they say the same words and link to the same targets."""
    words = [[segment.string.data, segment.attrs or {}] for segment in strings_of(version)]
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()


def side_by_side(german: models.Model, translation: models.Model) -> list[Pair]:
    """Every German string with its translation, in the German order; what has no counterpart comes last."""
    there = _by_place(translation)
    pairs = [Pair(text, there.pop(place, "")) for place, text in _by_place(german).items()]
    return [*pairs, *(Pair("", text) for text in there.values())]


def _by_place(version: models.Model) -> dict[tuple[str, int], str]:
    """The texts of a version by their place: the path of the field or block, and the number in it."""
    seen: Counter[str] = Counter()
    texts = {}
    for segment in strings_of(version):
        seen[segment.path] += 1
        texts[segment.path, seen[segment.path]] = segment.render_text()
    return texts
