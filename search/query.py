"""What somebody typed, as a question to the engine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wagtail.search.query import And, Or, PlainText, SearchQuery

from config.languages import SOURCE
from search.analysis import Word, reader_token, word_tokens, words
from search.cleaning import clean
from search.stopwords import is_stop_word

LONGEST = 200
MOST_WORDS = 16

Alternative = tuple[tuple[str, ...], ...]
"""Groups of tokens; of each group one must be there."""


@dataclass(frozen=True)
class Term:
    """One word of a question in one language.

    It is found if one of its `alternatives` is: `E-Mail` is found as `email`, or as `e` and `mail`.
    """

    alternatives: tuple[Alternative, ...]

    @property
    def tokens(self) -> frozenset[str]:
        """All tokens by which the word may be found."""
        return frozenset(token for groups in self.alternatives for group in groups for token in group)

    def as_query(self) -> SearchQuery:
        """The word as a condition."""
        return _or([_and([_one_of(group) for group in groups]) for groups in self.alternatives])


Terms = Mapping[str, tuple[Term, ...]]
"""The words of a question as each of the languages in which it is asked reads them."""


@dataclass(frozen=True)
class Question:
    """A question by a reader of the language `code`.

    `terms` leaves out what carries nothing in that language, `strong` what carries nothing in any of
    them: when one word is enough, an English `how` must not find everything by way of German.
    """

    text: str
    code: str
    terms: Terms
    strong: Terms

    def __bool__(self) -> bool:
        return any(self.terms.values())

    def all_words(self) -> SearchQuery:
        """Texts for this reader in which all words are found, in any of the languages."""
        return self._for_reader(_and, self.terms)

    def any_word(self) -> SearchQuery:
        """Texts for this reader in which at least one word is found."""
        return self._for_reader(_or, self.strong)

    def tokens_in(self, language: str) -> dict[str, int]:
        """For highlights: the tokens that count in texts of `language`, each with the number of its word."""
        asked = [self.terms[language]] if language in self.terms else self.terms.values()
        return {
            token: number for terms in asked for number, term in enumerate(terms) for token in term.tokens
        }

    def _for_reader(self, combine: Callable[[list[SearchQuery]], SearchQuery], asked: Terms) -> SearchQuery:
        languages = [combine([term.as_query() for term in terms]) for terms in asked.values() if terms]
        return _and([PlainText(reader_token(self.code)), _or(languages)])


def question(text: str, code: str) -> Question:
    """Read what was typed, whatever it is; asked in the reader's language and in German."""
    text = clean(text)[:LONGEST].strip()
    found = list(words(text))[:MOST_WORDS]
    languages = dict.fromkeys((code, SOURCE))
    return Question(
        text,
        code,
        terms={language: _terms(found, language, [language]) for language in languages},
        strong={language: _terms(found, language, languages) for language in languages},
    )


def _terms(found: list[Word], language: str, ignoring: Iterable[str]) -> tuple[Term, ...]:
    """The words that are no stop words in the languages `ignoring`; all words if none is left."""
    strong = [word for word in found if not any(_is_stop_word(word, code) for code in ignoring)]
    terms = [_term(word, language) for word in strong or found]
    return tuple(term for term in terms if term.alternatives)


def _is_stop_word(word: Word, language: str) -> bool:
    return all(is_stop_word(part.text, language) for part in word.parts)


def _term(word: Word, language: str) -> Term:
    parts = tuple(tokens for part in word.parts if (tokens := word_tokens(part.text, language)))
    joined = word_tokens(word.joined, language) if word.joined else ()
    return Term(tuple(alternative for alternative in ((joined,) if joined else (), parts) if alternative))


def _one_of(tokens: tuple[str, ...]) -> SearchQuery:
    return PlainText(" ".join(tokens), operator="or")


def _and(queries: list[SearchQuery]) -> SearchQuery:
    return queries[0] if len(queries) == 1 else And(queries)


def _or(queries: list[SearchQuery]) -> SearchQuery:
    return queries[0] if len(queries) == 1 else Or(queries)
