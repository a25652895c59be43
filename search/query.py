"""What somebody typed, as a question to the engine."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from wagtail.search.query import And, Not, Or, PlainText, SearchQuery

from config.languages import SOURCE
from search.analysis import Part, Word, exact_form, part_tokens, reader_token, word_tokens, words
from search.cleaning import clean
from search.compounds import parts_of
from search.stopwords import is_stop_word
from search.synonyms import LONGEST_PHRASE, Synonyms

LONGEST = 200
MOST_WORDS = 16
MOST_SYNONYMS = 14
SHORTEST_LEMMA = 3

Alternative = tuple[tuple[str, ...], ...]
"""Groups of tokens; of each group one must be there."""

_QUOTED = re.compile(r"[\"„“”«»]([^\"„“”«»]+)[\"„“”«»]")
# A minus before a word, and none inside one.
_WITHOUT = re.compile(r"(?:^|(?<=\s))[-−](?=\w)(\S+)")


@dataclass(frozen=True)
class Term:
    """One word of a question (or some in a row that mean one thing) in one language.

    It is found by its `own` tokens, or less well by one of the `others`: parts of a compound, synonyms, a
    corrected spelling. `E-Mail` is found as `email`, or as `e` and `mail`. `phrases` mean the same in several
    words, of which one alone says nothing.
    """

    text: str
    own: tuple[Alternative, ...]
    others: tuple[Alternative, ...] = ()
    phrases: tuple[Alternative, ...] = ()

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Everything by which it is found."""
        return self.own + self.others + self.phrases

    @property
    def tokens(self) -> frozenset[str]:
        """All tokens by which it may be found."""
        return _tokens_of(self.alternatives)

    def tokens_in(self, text: Collection[str]) -> frozenset[str]:
        """The tokens by which it is found in a text with these tokens: those of a phrase if all are there."""
        there = [
            phrase for phrase in self.phrases if all(not set(group).isdisjoint(text) for group in phrase)
        ]
        return _tokens_of((*self.own, *self.others, *there))

    def as_query(self) -> SearchQuery:
        """The term as a condition."""
        return _or([_and([_one_of(group) for group in groups]) for groups in self.alternatives])


Terms = Mapping[str, tuple[Term, ...]]
"""The words of a question as each of the languages in which it is asked reads them."""


@dataclass(frozen=True)
class Question:
    """A question by a reader of the language `code`.

    `terms` leaves out what carries nothing in that language, `strong` what carries nothing in any of
    them: when one word is enough, an English `how` must not find everything by way of German.
    `phrases` have to stand in the text as they are, none of `without` may.
    """

    text: str
    code: str
    terms: Terms
    strong: Terms
    phrases: tuple[str, ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.terms.values())

    @property
    def words(self) -> tuple[Term, ...]:
        """The words in the reader's language."""
        return self.strong.get(self.code, ())

    def all_words(self) -> SearchQuery:
        """Texts for this reader in which all words are found, in any of the languages."""
        return self._for_reader(_and, self.terms)

    def any_word(self) -> SearchQuery:
        """Texts for this reader in which at least one word is found."""
        return self._for_reader(_or, self.strong)

    @property
    def has_phrases(self) -> bool:
        """Whether some word means the same as several words together."""
        return any(term.phrases for terms in self.terms.values() for term in terms)

    def tokens_in(self, language: str, text: Collection[str] = ()) -> dict[str, frozenset[int]]:
        """For highlights: the tokens that count in a text of `language`, each with the numbers of its words.

        `text` are the tokens of the text, which only matter if the question has phrases.
        What means the same as several words together (`Abschluss anerkennen`) stands for each of them.
        """
        asked = [self.terms[language]] if language in self.terms else self.terms.values()
        found: defaultdict[str, set[int]] = defaultdict(set)
        for terms in asked:
            for number, term in enumerate(terms):
                for token in term.tokens_in(text):
                    found[token].add(number)
        return {token: frozenset(numbers) for token, numbers in found.items()}

    def _for_reader(self, combine: Callable[[list[SearchQuery]], SearchQuery], asked: Terms) -> SearchQuery:
        languages = [combine([term.as_query() for term in terms]) for terms in asked.values() if terms]
        refused = [Not(_one_of(tokens)) for tokens in self.without]
        return _and([PlainText(reader_token(self.code)), _or(languages), *refused])


def languages_of(code: str) -> list[str]:
    """The languages in which readers of the language `code` are understood."""
    return list(dict.fromkeys((code, SOURCE)))


def question(
    text: str,
    code: str,
    corrections: Mapping[str, str] | None = None,
    split: Collection[str] = (),
    synonyms: Synonyms | None = None,
) -> Question:
    """Read what was typed, whatever it is; asked in the reader's language and in German.

    `corrections` name better spellings for some of the words, to be looked for as well; compounds named in
    `split` are asked for by their parts, as if these had been typed. Without `synonyms`, those count that
    come with the site.
    """
    corrections = corrections or {}
    text = clean(text)[:LONGEST].strip()
    without = [found.group(1) for found in _WITHOUT.finditer(text)]
    asked_for = _WITHOUT.sub(" ", text)
    phrases = tuple(phrase.strip() for phrase in _QUOTED.findall(asked_for) if list(words(phrase)))
    found = list(words(asked_for))[:MOST_WORDS]
    languages = languages_of(code)
    reader = _Reader(synonyms or Synonyms(), corrections, split)
    return Question(
        text,
        code,
        terms={language: reader.terms(found, language, [language]) for language in languages},
        strong={language: reader.terms(found, language, languages) for language in languages},
        phrases=phrases,
        without=tuple(
            tokens
            for language in languages
            for refused in without
            for word in words(refused)
            for part in word.parts
            if (tokens := word_tokens(part.text, language)[:2])
        ),
        corrections=corrections,
    )


def in_language(asked: Question, language: str, *, is_partial: bool) -> SearchQuery | None:
    """The question in one language only, whoever may see what is found; None if it says nothing in it."""
    terms = (asked.strong if is_partial else asked.terms).get(language, ())
    combine = _or if is_partial else _and
    return combine([term.as_query() for term in terms]) if terms else None


class _Reader:
    """Reads the words of one text in several languages."""

    def __init__(self, synonyms: Synonyms, corrections: Mapping[str, str], split: Collection[str]) -> None:
        self._synonyms = synonyms
        self._corrections = corrections
        self._split = split

    def terms(self, found: list[Word], language: str, ignoring: Iterable[str]) -> tuple[Term, ...]:
        """The words that are no stop words in the languages `ignoring`; all words if none is left."""
        strong = [word for word in found if not any(_is_stop_word(word, code) for code in ignoring)]
        # Phrases may contain what carries nothing alone: `wer macht diese Seite`.
        in_full = dict(zip(found, self._meant_by_phrases(found, language), strict=True))
        pieces = [
            (piece, in_full[word])
            for word in strong or found
            for piece in self._pieces_of_compound(word, language)
        ]
        meant = self._meant_by_phrases([piece for piece, _ in pieces], language)
        terms = [
            self._term(piece, language, [*of_all, *meant[place]])
            for place, (piece, of_all) in enumerate(pieces)
        ]
        return tuple(term for term in terms if term.alternatives)

    def _pieces_of_compound(self, word: Word, language: str) -> list[Word]:
        if len(word.parts) == 1 and word.parts[0].text in self._split:
            parts = _as_typed(word.parts[0].text, language)
            return [Word((Part(0, len(part), part),)) for part in parts] or [word]
        return [word]

    def _meant_by_phrases(self, asked: list[Word], language: str) -> list[list[str]]:
        """For each word, what means the same as a phrase it is in (`KI`: `künstliche Intelligenz`)."""
        meant: list[list[str]] = [[] for _ in asked]
        for length in range(min(LONGEST_PHRASE, len(asked)), 1, -1):
            for start in range(len(asked) - length + 1):
                same = self._synonyms.of(_pieces(asked[start : start + length]), language)
                for place in range(start, start + length):
                    meant[place] += same
        return meant

    def _term(self, word: Word, language: str, meant: list[str]) -> Term:
        pieces = _pieces([word])
        joined = word_tokens(word.joined, language) if word.joined else ()
        better = [self._corrections[piece] for piece in pieces if piece in self._corrections]
        parts = [_parts(piece, language) for piece in pieces] if len(pieces) == 1 else []
        same = [*better, *self._synonyms.of(pieces, language), *meant]
        for correction in better:
            parts.append(_parts(correction, language))
            same += self._synonyms.of((correction,), language)
        synonyms = [_alternative(_content_of(phrase, language), language) for phrase in same]
        own = _alternative(pieces, language)
        return Term(
            "-".join(part.text for part in word.parts),
            tuple(one for one in ((joined,) if joined else (), own) if one),
            _once([*parts, *(one for one in synonyms if len(one) == 1)]),
            _once([one for one in synonyms if len(one) > 1]),
        )


def _as_typed(compound: str, language: str) -> list[str]:
    """The parts of a compound, as far as possible in the letters in which it was typed: `Prüfung`."""
    found, start = [], 0
    for part in parts_of(exact_form(compound, language), language):
        end = start
        while end < len(compound) and len(exact_form(compound[start:end], language)) < len(part):
            end += 1
        typed = compound[start:end]
        found.append(typed if exact_form(typed, language) == part else part)
        start = end
    return found


def _pieces(found: list[Word]) -> tuple[str, ...]:
    return tuple(part.text for word in found for part in word.parts)


def _content_of(phrase: str, language: str) -> tuple[str, ...]:
    """The words of a phrase that carry something; none of one in which a single word does.

    Who types `ohne Zeugnis` means the same as others, but a text on a `Zeugnis` does not say it.
    """
    pieces = _pieces(list(words(phrase)))
    strong = tuple(piece for piece in pieces if not is_stop_word(piece, language))
    return strong if len(strong) > 1 or len(pieces) == 1 else ()


def _alternative(pieces: tuple[str, ...], language: str) -> Alternative:
    return tuple(tokens for piece in pieces if (tokens := _asked_tokens(piece, language)))


def _asked_tokens(piece: str, language: str) -> tuple[str, ...]:
    """The tokens of a word. A dictionary takes `AI` for a form of `be`: such short lemmas are left out.

    Not in Arabic, which does not write all vowels.
    """
    exact_and_stem, lemmas = word_tokens(piece, language)[:2], word_tokens(piece, language)[2:]
    if language == "ar":
        return *exact_and_stem, *lemmas
    return *exact_and_stem, *(one for one in lemmas if len(one.partition("0")[2]) >= SHORTEST_LEMMA)


def _once(some: list[Alternative]) -> tuple[Alternative, ...]:
    return tuple(dict.fromkeys(one for one in some if one))[:MOST_SYNONYMS]


def _tokens_of(alternatives: Iterable[Alternative]) -> frozenset[str]:
    return frozenset(token for groups in alternatives for group in groups for token in group)


def _parts(word: str, language: str) -> Alternative:
    return tuple(tokens for tokens in part_tokens(word, language) if tokens)


def _is_stop_word(word: Word, language: str) -> bool:
    return all(is_stop_word(part.text, language) for part in word.parts)


def _one_of(tokens: tuple[str, ...]) -> SearchQuery:
    return PlainText(" ".join(tokens), operator="or")


def _and(queries: list[SearchQuery]) -> SearchQuery:
    return queries[0] if len(queries) == 1 else And(queries)


def _or(queries: list[SearchQuery]) -> SearchQuery:
    return queries[0] if len(queries) == 1 else Or(queries)
