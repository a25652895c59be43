"""Turning what fonts and formats give out into text that people can search and PostgreSQL can store.

Needs no Django. The rules were found by measuring good and hostile files.
"""

import re
import unicodedata
from collections.abc import Callable

MAX_PAGES = 500
MAX_CHARACTERS = 200_000

# PDFium writes one of these two where a word is divided at the end of a line.
_DIVIDED = re.compile("[\x02\ufffe][ \t]*(?:\r\n?|\n)?[ \t]*(?P<next>.?)")
_SOFT_HYPHEN = re.compile("\u00ad(?:\r\n?|\n)?")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters (NUL among them), lone surrogates, byte order marks, code points that are no characters.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
# An alef with or without hamza, madda or wasla, and then a lam.
_ALEF_LAM = re.compile("[\u0622\u0623\u0625\u0627\u0671]\u0644")


def clean(text: str) -> str:
    """The text in NFKC, words joined, lines trimmed, at most `MAX_CHARACTERS` long; fit for PostgreSQL."""
    text = text[: 2 * MAX_CHARACTERS]
    text = _DIVIDED.sub(_join, text)
    text = _SOFT_HYPHEN.sub("", text)
    text = _NOT_TEXT.sub("", _LINE_END.sub("\n", text))
    text = unicodedata.normalize("NFKC", text)
    lines = (line.strip() for line in _BLANKS.sub(" ", text).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()[:MAX_CHARACTERS]


def _join(match: re.Match[str]) -> str:
    """Aner-kennung is one word; before a capital or a digit the hyphen belongs to it: IQ-Ost, IQ-2025."""
    following = match["next"]
    return f"-{following}" if following.isupper() or following.isdigit() else following


def swap_back(text: str, same_box: Callable[[int, int], bool]) -> str:
    """Restores لا where PDFium gives the two letters of one ligature glyph in the wrong order.

    `same_box(i, j)` says whether the characters at these positions of `text` were drawn in the
    identical box, which happens only when one glyph stands for both.
    """
    letters = list(text)
    for match in _ALEF_LAM.finditer(text):
        first, second = match.start(), match.start() + 1
        if same_box(first, second):
            letters[first], letters[second] = letters[second], letters[first]
    return "".join(letters)
