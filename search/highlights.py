"""Marking the words that were found, in a title and in a short excerpt of a text."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Word, part_tokens, word_tokens, words

LENGTH = 200
# Private characters; search/cleaning.py keeps them out of all texts that are indexed.
_OPEN, _CLOSE = "\ue000", "\ue001"
_ELLIPSIS = "…"
_REACH = 25

Wanted = Mapping[str, frozenset[int]]
"""Tokens, each with the numbers of the words in the question that it stands for."""


class Match(NamedTuple):
    """A word that was found: `text[start:end]`, for the words of the question numbered in `numbers`."""

    start: int
    end: int
    numbers: frozenset[int]


def matches(text: str, language: str, wanted: Wanted) -> list[Match]:
    """Where the wanted words stand, in whatever inflected form."""
    return [match for word in words(text) for match in _matches_in(word, language, wanted)]


def _matches_in(word: Word, language: str, wanted: Wanted) -> list[Match]:
    if word.joined and (numbers := _numbers(word.joined, language, wanted)):
        return [Match(word.parts[0].start, word.parts[-1].end, numbers)]
    found = [(part, _numbers(part.text, language, wanted)) for part in word.parts]
    return [Match(part.start, part.end, numbers) for part, numbers in found if numbers]


_NONE: frozenset[int] = frozenset()


def _numbers(word: str, language: str, wanted: Wanted) -> frozenset[int]:
    own = _meant_by(word_tokens(word, language), wanted)
    return own or _meant_by((token for tokens in part_tokens(word, language) for token in tokens), wanted)


def _meant_by(tokens: Iterable[str], wanted: Wanted) -> frozenset[int]:
    numbers = [wanted[token] for token in tokens if token in wanted]
    return _NONE.union(*numbers) if numbers else _NONE


def marked(text: str, language: str, wanted: Wanted) -> SafeString:
    """The whole text as HTML, with `<mark>` around the words that were found."""
    text = _without_sentinels(text)
    return _as_html(text, matches(text, language, wanted))


def excerpt(text: str, language: str, wanted: Wanted, length: int = LENGTH) -> SafeString:
    """About `length` characters of a text around the place where most of the wanted words stand together."""
    text = " ".join(_without_sentinels(text).split())
    return excerpt_around(matches(text, language, wanted), text, length)


def excerpt_around(found: list[Match], text: str, length: int = LENGTH) -> SafeString:
    """The same for a clean text in which the wanted words have been found."""
    start, end = _window(text, found, length)
    inside = [
        Match(match.start - start, match.end - start, match.numbers)
        for match in found
        if start <= match.start and match.end <= end
    ]
    html = _as_html(text[start:end].rstrip(), inside)
    before, after = _ELLIPSIS if start else "", _ELLIPSIS if end < len(text) else ""
    return mark_safe(f"{before}{html}{after}")  # noqa: S308 - escaped in _as_html


def _window(text: str, found: list[Match], length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    first, last = _best_place(found, length)
    before = max(0, length - (last - first)) // 2
    start = max(0, min(first - before, len(text) - length))
    return _word_begin(text, start, first), _word_end(text, start + length, last)


def _best_place(found: list[Match], length: int) -> tuple[int, int]:
    """The stretch of at most `length` with the most different words, then the most words; the first such."""
    best, best_value = (0, 0), (0, 0)
    for first, match in enumerate(found):
        together = [match]
        for other in found[first + 1 :]:
            if other.end - match.start > length:
                break
            together.append(other)
        value = (len(frozenset().union(*(one.numbers for one in together))), len(together))
        if value > best_value:
            best, best_value = (match.start, together[-1].end), value
    return best


def _word_begin(text: str, position: int, latest: int) -> int:
    """The next beginning of a word, but not after `latest`; if it is far, the nearest whole letter."""
    if position == 0 or text[position - 1] == " ":
        return position
    space = text.find(" ", position, min(position + _REACH, latest))
    return space + 1 if space != -1 else whole_letter(text, position)


def _word_end(text: str, position: int, earliest: int) -> int:
    if position >= len(text) or text[position] == " ":
        return min(position, len(text))
    space = text.rfind(" ", max(position - _REACH, earliest), position)
    return space if space != -1 else whole_letter(text, position)


def whole_letter(text: str, position: int) -> int:
    """The nearest position at or before `position` where a cut leaves every letter that is seen whole."""
    while 0 < position < len(text) and _belongs_together(text, position):
        position -= 1
    return position


def _belongs_together(text: str, position: int) -> bool:
    before, after = text[position - 1], text[position]
    return (
        unicodedata.category(after) in ("Mn", "Me", "Mc")
        or after == "\u200d"
        or before == "\u200d"
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin colour
        or "\U000e0020" <= after <= "\U000e007f"  # flags of regions
        or "\u1160" <= after <= "\u11ff"  # parts of a Hangul syllable
        or (_is_flag_half(after) and _flag_halves_before(text, position) % 2 == 1)
    )


def _is_flag_half(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _flag_halves_before(text: str, position: int) -> int:
    count = 0
    while position > count and _is_flag_half(text[position - count - 1]):
        count += 1
    return count


def _without_sentinels(text: str) -> str:
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def _as_html(text: str, found: list[Match]) -> SafeString:
    """Signs around the matches, then everything escaped, then the signs turned into tags."""
    pieces, position = [], 0
    for match in found:
        pieces += [text[position : match.start], _OPEN, text[match.start : match.end], _CLOSE]
        position = match.end
    html = escape("".join([*pieces, text[position:]]))
    return mark_safe(html.replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>"))  # noqa: S308 - escaped above
