"""A word of a question, and everything by which a text may say it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wagtail.search.query import And, Or, PlainText, SearchQuery

Alternative = tuple[tuple[str, ...], ...]
"""Groups of tokens; of each group one must be there."""


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
        return tokens_of(self.alternatives)

    def tokens_in(self, text: Collection[str]) -> frozenset[str]:
        """The tokens by which it is found in a text with these tokens: those of a phrase if all are there."""
        there = [
            phrase for phrase in self.phrases if all(not set(group).isdisjoint(text) for group in phrase)
        ]
        return tokens_of((*self.own, *self.others, *there))

    def as_query(self) -> SearchQuery:
        """The term as a condition."""
        return any_of([all_of([one_of(group) for group in groups]) for groups in self.alternatives])


def tokens_of(alternatives: Iterable[Alternative]) -> frozenset[str]:
    """All tokens of the alternatives."""
    return frozenset(token for groups in alternatives for group in groups for token in group)


def one_of(tokens: tuple[str, ...]) -> SearchQuery:
    """One of the tokens."""
    return PlainText(" ".join(tokens), operator="or")


def all_of(queries: list[SearchQuery]) -> SearchQuery:
    """All of the conditions."""
    return queries[0] if len(queries) == 1 else And(queries)


def any_of(queries: list[SearchQuery]) -> SearchQuery:
    """One of the conditions."""
    return queries[0] if len(queries) == 1 else Or(queries)
