"""From texts and questions to tokens, the same way for both.

A word becomes its exact form (`x0berufe`, shared by all languages) and its stem, tagged with its language
(`de0beruf`); where a dictionary knows better than the stemmer, the stem of the lemma too (`de0abschluss` for
`Abschlüsse`), and in German the stems of the parts of a compound. So one index holds all languages and one
question can be asked in several. Tokens consist of letters and digits only: no engine takes them apart.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.compounds import parts_of
from search.lemmas import has_lemmas, stems_of_lemmas
from search.letters import ARABIC, INVISIBLE, MARKS, PERSIAN, UMLAUTS, plain, without_prefix
from search.stemming import stem

VERSION = 2
"""Goes up when the same text gives other tokens than before, so that `check_search` asks for a rebuild."""

LONGEST_TOKEN = 60
MOST_PARTS = 4
MOST_LEMMAS = 3
PERSIAN_ALPHABETS = ("fa", "prs", "ps")

_LETTER = r"[^\W\d_]"
_PART = rf"[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}])*"
# Between letters also what German writes for all genders: Berater:innen, Berater*innen, Berater_innen.
_JOINT = rf"(?:[-‐‑'’`´]|(?<={_LETTER})[:*_·/](?={_LETTER}))"
_WORD = re.compile(rf"{_PART}(?:{_JOINT}{_PART})*")
_PART_ONLY = re.compile(_PART)


class Part(NamedTuple):
    """A piece of a text that counts as a word of its own: `text[start:end]`."""

    start: int
    end: int
    text: str


class Word(NamedTuple):
    """A word of a text. `parts` are its pieces; a word without hyphen or apostrophe has one."""

    parts: tuple[Part, ...]

    @property
    def joined(self) -> str | None:
        """`EMail` for `E-Mail`; None for a word of one piece, or a chain of many."""
        return "".join(part.text for part in self.parts) if 1 < len(self.parts) <= MOST_PARTS else None


def words(text: str) -> Iterator[Word]:
    """The words of `text` in their order."""
    for found in _WORD.finditer(text):
        if found.group().isalnum():  # neither joint nor mark: most words, and texts have many
            yield Word((Part(found.start(), found.end(), found.group()),))
            continue
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
            result += _all_tokens(part.text, language)
        if word.joined:
            result += _all_tokens(word.joined, language)
    return result


def _all_tokens(word: str, language: str) -> tuple[str, ...]:
    """Tokens of a word in a text: its own, and those of its parts."""
    parts = (token for tokens in part_tokens(word, language) for token in tokens)
    return *word_tokens(word, language), *parts


@lru_cache(maxsize=20_000)
def word_tokens(word: str, language: str) -> tuple[str, ...]:
    """The tokens of one word without hyphens: exact form, stem, stems of what it is a form of.

    None if nothing of it can be read.
    """
    letters = letters_of([word], language)[0]
    exact = plain(letters.translate(UMLAUTS))
    if not exact:
        return ()
    base = language.split("-")[0]
    own = plain(stem(letters, language)) or exact
    found = dict.fromkeys([own, *_lemma_stems(exact, base)[:MOST_LEMMAS]])
    return _exact_token(exact), *(_stem_token(one, language) for one in found)


def _lemma_stems(exact: str, base: str) -> tuple[str, ...]:
    found = stems_of_lemmas(exact, base)
    if not found and base == "ar":
        bare = without_prefix(exact)
        return (stems_of_lemmas(bare, base) or (bare,)) if bare else ()
    return found


@lru_cache(maxsize=20_000)
def part_tokens(word: str, language: str) -> tuple[tuple[str, ...], ...]:
    """For each part of a German compound, the tokens by which it is found; none of a simple word."""
    parts = parts_of(exact_form(word, language), language)
    return tuple(word_tokens(part, language)[1:] for part in parts)


def _exact_token(exact: str) -> str:
    return f"x0{exact[:LONGEST_TOKEN]}"


def _stem_token(stem: str, language: str) -> str:
    return f"{tag(language)}0{stem[:LONGEST_TOKEN]}"


def fingerprint(language: str) -> str:
    """Changes when the same text would give other tokens than before."""
    return f"{VERSION}{'' if has_lemmas(language.split('-')[0]) else ' without lemmas'}"


def exact_form(word: str, language: str) -> str:
    """`massnahme` for `Maßnahme`: how a word is written when case, accents and variants do not count."""
    return plain(letters_of([word], language)[0].translate(UMLAUTS))


def tag(code: str) -> str:
    """A language code as it stands in tokens: `desimple` for `de-simple`."""
    return re.sub(r"[^a-z0-9]", "", code.lower())


def language_token(code: str) -> str:
    """Marks the texts of one language."""
    return f"l0{tag(code)}"


def person_token(exact: str) -> str:
    """Marks a part of a person's name."""
    return f"p0{exact}"


def reader_token(code: str) -> str:
    """Marks what readers of the language `code` get to see (see search/readers.py)."""
    return f"r0{tag(code)}"


def exact_forms(words: list[str], language: str) -> list[str]:
    """`exact_form` of many words at once."""
    return plain_forms("\n".join(letters_of(words, language)).translate(UMLAUTS).split("\n"))


def letters_of(words: list[str], language: str) -> list[str]:
    """The words as a stemmer wants them: small letters with their accents, nothing invisible.

    Many at once, because dictionaries of a million words pass through here too.
    """
    text = "\n".join(words)
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    alphabet = PERSIAN if language.startswith(PERSIAN_ALPHABETS) else ARABIC
    dropped = {ord(letter): None for letter in set(folded) if not letter.isalnum() and letter != "\n"}
    return folded.translate(dropped).translate(alphabet).split("\n")


def plain_forms(words: list[str]) -> list[str]:
    """`plain` of many words at once."""
    text = "\n".join(words)
    return text.translate({ord(letter): plain(letter) for letter in set(text) - {"\n"}}).split("\n")
