"""Letters that are written in more than one way, and the one way in which the index writes them."""

import unicodedata
from functools import lru_cache

# Combining marks that belong to the letter before them: Latin, Cyrillic, Hebrew, Arabic, and emoji variants.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"
)
# Soft hyphen, joiners, direction marks: in the middle of words they are there for the eye alone.
INVISIBLE = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""For exact forms: `für` and `fuer` are the same. (The German stemmer knows this by itself.)"""

# Tatweel stretches a line and means nothing; ʼ is one of many apostrophes; ё is often written е.
_EVERYWHERE = {"ـ": "", "ʼ": "", "ʻ": "", "ʹ": "", "ё": "е", "ґ": "г"}
ARABIC = str.maketrans({**_EVERYWHERE, "ی": "ي", "ک": "ك", "ٱ": "ا"})
PERSIAN = str.maketrans({**_EVERYWHERE, "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه"})
"""What a stemmer of either language expects."""

_PLAIN = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ٱ": "ا",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    if "\u0400" <= letter <= "\u052f":
        return letter  # й and ї are letters of their own, not и and і with an accent
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", letter) if mark.isalnum())
    return unicodedata.normalize("NFC", "".join(_PLAIN.get(one, one) for one in bare))


def plain(word: str) -> str:
    """A word of small letters without accents, in one spelling, digits as 0 to 9."""
    return "".join(map(_plain_letter, word))


# What Arabic writes together with the word after it: and, so, with, for, like, the.
_ARABIC_PREFIXES = ("وبال", "وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و", "ب", "ل", "ف")


def without_prefix(exact: str) -> str:
    """An Arabic word without conjunction, preposition and article; empty if it has none."""
    for prefix in _ARABIC_PREFIXES:
        if exact.startswith(prefix) and len(exact) - len(prefix) >= 3:
            return exact[len(prefix) :]
    return ""
