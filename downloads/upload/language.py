"""Which of the site's languages a text is written in: a proposal for the editor, not a fact.

By letters where a letter decides, else by the commonest small words. No dictionary: this runs inside a
request, and dictionaries of nine languages take hundreds of megabytes.
"""

import re
from collections import Counter

from config.languages import SOURCE, is_site_language

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_HITS = 3
_FEWEST_LETTERS = 20

_SMALL_WORDS = {
    "de": "der die das und ist nicht mit für von den dem des ein eine einer sie wir zu im auf bei wird "
    "werden oder auch als nach sich es an durch aus über zur zum wie was",
    "en": "the and of to is for with that are on you we in this by an or as from be it at your our how what "
    "can not have will their",
    "tr": "ve bir bu için ile de da olarak olan ne çok daha gibi en veya kadar sonra değil var yok nasıl her "
    "tarafından göre",
    "pl": "i w na się nie do z jest to że o jak dla od po przez oraz lub co są być może które który ich jego",
}
_HITS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_UKRAINIAN, _RUSSIAN = frozenset("іїєґ"), frozenset("ыэёъ")
# ی and ک are Persian keys; Arabic texts use ي and ك. The others exist in Persian only.
_PERSIAN, _ARABIC = frozenset("پچژگیک"), frozenset("يكةىؤإأ")


def guess_language(text: str, declared: str = "") -> str:
    """The code of a site's language.

    `text` is what the file says, `declared` what it says it is written in ("de-DE", or ""): programs declare
    the language of their menus, so the text is asked first. Neither is known: German.
    """
    declared_code = declared.split("-")[0].lower()
    fallback = declared_code if is_site_language(declared_code) else SOURCE
    found = _by_script(text) or _by_words(text)
    return found if found and is_site_language(found) else fallback


def _by_script(text: str) -> str:
    letters = Counter(letter for letter in text.lower() if letter.isalpha())
    total = sum(letters.values())
    cyrillic = sum(count for letter, count in letters.items() if "\u0400" <= letter <= "\u04ff")
    arabic = sum(count for letter, count in letters.items() if "\u0600" <= letter <= "\u06ff")
    if total < _FEWEST_LETTERS:
        return ""
    if cyrillic * 2 > total:
        return "uk" if _sum(letters, _UKRAINIAN) > _sum(letters, _RUSSIAN) else "ru"
    if arabic * 2 > total:
        return "fa" if _sum(letters, _PERSIAN) > _sum(letters, _ARABIC) else "ar"
    return ""


def _by_words(text: str) -> str:
    words = Counter(_WORD.findall(text.lower()))
    scores = {code: sum(words[word] for word in small) for code, small in _HITS.items()}
    (best, most), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    return best if most >= _FEWEST_HITS and most > second else ""


def _sum(letters: Counter[str], wanted: frozenset[str]) -> int:
    return sum(letters[letter] for letter in wanted)
