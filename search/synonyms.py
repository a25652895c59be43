"""Words that mean the same: those that come with the site, and those that editors have added.

The site's own lie in search/thesaurus/, a file for each language. `same` are groups of which each word finds
all others; German words are among them, because people have these from letters, offices and friends.
`one_way` are pairs: what is typed, and what is found by it, too, but does not find it. Who types `visa` wants
texts on residence, but who types `residence` not only those on visas.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Self

from search.analysis import word_tokens, words
from search.models import SynonymGroup
from search.stopwords import is_stop_word

THESAURUS = Path(__file__).with_name("thesaurus")
LONGEST_PHRASE = 4
# In longer phrases, small words count if they leave a single word: `wer macht diese Seite`.
LONGEST_WITHOUT_THEM = 2
# Of a word with several lemmas, how many readings are looked up.
MOST_READINGS = 3

Key = tuple[str, ...]
Groups = list[list[str]]
Meaning = tuple[str, frozenset[str]]
"""A phrase, and what is to be found by it, too."""


@lru_cache(maxsize=64)
def own(language: str) -> Mapping[Key, frozenset[str]]:
    """The site's own synonyms of a language, by the stems of each phrase. Plain German has German ones."""
    file = THESAURUS / f"{language.split('-')[0]}.toml"
    if not file.exists():
        return {}
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return _by_key([*_each_to_others(data["same"]), *_there_only(data["one_way"])], language)


def _each_to_others(groups: Groups) -> Iterator[Meaning]:
    for group in groups:
        for phrase in group:
            yield phrase, frozenset(group) - {phrase}


def _there_only(pairs: list[Groups]) -> Iterator[Meaning]:
    for typed, meant in pairs:
        for phrase in typed:
            yield phrase, frozenset(meant)


def _by_key(meanings: Iterable[Meaning], language: str) -> dict[Key, frozenset[str]]:
    found: dict[Key, frozenset[str]] = {}
    for phrase, meant in meanings:
        for pieces in {_pieces(phrase), _strong(_pieces(phrase), language)}:
            for key in _keys(pieces, language):
                found[key] = found.get(key, frozenset()) | meant
    return found


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(part.text for word in words(phrase) for part in word.parts)


def _strong(pieces: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Those that carry something; all of them if a longer phrase would be left with one or none."""
    strong = tuple(piece for piece in pieces if not is_stop_word(piece, language))
    return strong if len(strong) > 1 or len(pieces) <= LONGEST_WITHOUT_THEM else pieces


def _keys(pieces: tuple[str, ...], language: str) -> Iterable[Key]:
    if 0 < len(pieces) <= LONGEST_PHRASE:
        yield from product(*(word_tokens(piece, language)[1 : 1 + MOST_READINGS] for piece in pieces))


class Synonyms:
    """The site's synonyms, and those that editors have `added`, by language."""

    def __init__(self, added: Mapping[str, Groups] | None = None) -> None:
        self._added = {
            language: _by_key(_each_to_others(groups), language) for language, groups in (added or {}).items()
        }

    @classmethod
    def with_added(cls, languages: Iterable[str]) -> Self:
        """With the groups that editors have added for some languages, read now."""
        added: dict[str, Groups] = {}
        for group in SynonymGroup.objects.filter(language__in=list(languages)):
            added.setdefault(group.language, []).append(group.phrases)
        return cls(added)

    def of(self, pieces: tuple[str, ...], language: str) -> tuple[str, ...]:
        """What means the same as these words in a row, in any of their inflected forms."""
        found: set[str] = set()
        for key in _keys(pieces, language):
            found |= own(language).get(key, frozenset())
            found |= self._added.get(language, {}).get(key, frozenset())
        return tuple(sorted(found))
