"""From texts and questions to tokens, the same way for both.

A word becomes two tokens: its exact form (`x0berufe`, shared by all languages) and its stem, tagged with
its language (`de0beruf`). So one index holds all languages and one question can be asked in several.
Tokens consist of letters and digits only: no search engine takes them apart.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from config.languages import is_site_language, language_for
from search.letters import ARABIC, INVISIBLE, MARKS, PERSIAN, UMLAUTS, plain

VERSION = 1
"""Goes up when the same text gives other tokens than before, so that `check_search` asks for a rebuild."""

LONGEST_TOKEN = 60
MOST_PARTS = 4
PERSIAN_ALPHABETS = ("fa", "prs", "ps")

_LETTER = r"[^\W\d_]"
_PART = rf"[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}])*"
# Between letters also what German writes for all genders: Berater:innen, Berater*innen, Berater_innen.
_JOINT = rf"(?:[-‐‑'’`´]|(?<={_LETTER})[:*_·/](?={_LETTER}))"
_WORD = re.compile(rf"{_PART}(?:{_JOINT}{_PART})*")
_PART_ONLY = re.compile(_PART)


@dataclass(frozen=True)
class Part:
    """A piece of a text that counts as a word of its own: `text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Word:
    """A word of a text. `parts` are its pieces; a word without hyphen or apostrophe has one."""

    parts: tuple[Part, ...]

    @property
    def joined(self) -> str | None:
        """`EMail` for `E-Mail`; None for a word of one piece, or a chain of many."""
        return "".join(part.text for part in self.parts) if 1 < len(self.parts) <= MOST_PARTS else None


def words(text: str) -> Iterator[Word]:
    """The words of `text` in their order."""
    for found in _WORD.finditer(text):
        parts = tuple(
            Part(found.start() + part.start(), found.start() + part.end(), part.group())
            for part in _PART_ONLY.finditer(found.group())
        )
        yield Word(_without_ending(parts))


def _without_ending(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """`Ukraine's` is `Ukraine`: a single letter after an apostrophe is no word."""
    if len(parts) == 2 and len(parts[1].text) == 1 and parts[1].text.isalpha() and len(parts[0].text) > 1:
        return parts[:1]
    return parts


def tokens(text: str, language: str) -> list[str]:
    """All tokens of a text in the language with the code `language`, in their order."""
    result: list[str] = []
    for word in words(text):
        for part in word.parts:
            result += word_tokens(part.text, language)
        if word.joined:
            result += word_tokens(word.joined, language)
    return result


@lru_cache(maxsize=20_000)
def word_tokens(word: str, language: str) -> tuple[str, ...]:
    """The tokens of one word without hyphens: exact form and stem; none if nothing of it can be read."""
    letters = _letters(word, language)
    exact = plain(letters.translate(UMLAUTS))
    if not exact:
        return ()
    stem = plain(_stem(letters, language)) or exact
    return f"x0{exact[:LONGEST_TOKEN]}", f"{tag(language)}0{stem[:LONGEST_TOKEN]}"


def exact_form(word: str, language: str) -> str:
    """`massnahme` for `Maßnahme`: how a word is written when case, accents and variants do not count."""
    return plain(_letters(word, language).translate(UMLAUTS))


def tag(code: str) -> str:
    """A language code as it stands in tokens: `desimple` for `de-simple`."""
    return re.sub(r"[^a-z0-9]", "", code.lower())


def reader_token(code: str) -> str:
    """Marks what readers of the language `code` get to see (see search/readers.py)."""
    return f"r0{tag(code)}"


def _letters(word: str, language: str) -> str:
    """The word as a stemmer wants it: small letters with their accents, nothing invisible."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    kept = "".join(letter for letter in folded if letter.isalnum())
    return kept.translate(PERSIAN if language.startswith(PERSIAN_ALPHABETS) else ARABIC)


class _Stemmers(threading.local):
    """Stemmers may not be shared between threads."""

    def __init__(self) -> None:
        self.by_name: dict[str, Stemmer.Stemmer] = {}

    def get(self, name: str) -> Stemmer.Stemmer:
        if name not in self.by_name:
            self.by_name[name] = Stemmer.Stemmer(name, 0)
        return self.by_name[name]


_stemmers = _Stemmers()


def _stem(word: str, language: str) -> str:
    name = language_for(language).stemmer if is_site_language(language) else ""
    return _stemmers.get(name).stemWord(word) if name else word
