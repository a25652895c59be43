"""Stems by language: Snowball where it has an algorithm, a few endings for Ukrainian."""

import threading

import Stemmer

from config.languages import is_site_language, language_for

SHORTEST = 3

# Endings of nouns, adjectives and verbs; the apostrophe is gone by then, ґ is г.
_UKRAINIAN_ENDINGS = sorted(
    [
        "а",
        "я",
        "у",
        "ю",
        "о",
        "е",
        "є",
        "и",
        "і",
        "ї",
        "ь",
        "й",
        "ом",
        "ем",
        "єм",
        "ам",
        "ям",
        "ою",
        "ею",
        "єю",
        "ам",
        "ям",
        "ах",
        "ях",
        "ами",
        "ями",
        "ові",
        "еві",
        "єві",
        "ів",
        "їв",
        "ев",
        "ей",
        "ий",
        "ій",
        "ого",
        "ому",
        "ої",
        "ою",
        "их",
        "им",
        "ими",
        "іх",
        "ім",
        "іми",
        "ія",
        "ії",
        "ію",
        "ією",
        "іям",
        "іях",
        "іями",
        "ій",
        "ється",
        "ються",
        "ить",
        "ять",
        "ать",
        "ає",
        "ають",
        "ую",
        "ують",
        "уєш",
        "ати",
        "яти",
        "ити",
        "іти",
        "ував",
        "увала",
        "ували",
        "ала",
        "али",
        "ило",
        "или",
        "ила",
    ],
    key=len,
    reverse=True,
)


class _Stemmers(threading.local):
    """Stemmers may not be shared between threads."""

    def __init__(self) -> None:
        self.by_name: dict[str, Stemmer.Stemmer] = {}

    def get(self, name: str) -> Stemmer.Stemmer:
        if name not in self.by_name:
            self.by_name[name] = Stemmer.Stemmer(name, 0)
        return self.by_name[name]


_stemmers = _Stemmers()


def stems(words: list[str], language: str) -> list[str]:
    """The stem of each word; words are in small letters. A word without a stem is its own."""
    name = language_for(language).stemmer if is_site_language(language) else ""
    if name:
        return _stemmers.get(name).stemWords(words)
    if language == "uk":
        return [_ukrainian(word) for word in words]
    return words


def stem(word: str, language: str) -> str:
    """The stem of one word."""
    return stems([word], language)[0]


def _ukrainian(word: str) -> str:
    for ending in _UKRAINIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
