"""Questions in PostgreSQL's language of text searches. Tokens are letters and digits: none breaks out."""

from collections.abc import Iterable

from search.analysis import language_token, person_token, reader_token
from search.query import Question, Terms
from search.terms import Alternative, Term


def any_of(parts: Iterable[str]) -> str:
    """One of these has to hold; empty if there are none."""
    parts = [part for part in parts if part]
    return f"({' | '.join(parts)})" if parts else ""


def all_of(parts: Iterable[str]) -> str:
    """All of these have to hold; empty if there are none."""
    parts = [part for part in parts if part]
    return f"({' & '.join(parts)})" if parts else ""


def alternatives(some: Iterable[Alternative]) -> str:
    """One of the alternatives has to be found."""
    return any_of(all_of(_one_of(group) for group in groups) for groups in some)


def term(one: Term) -> str:
    """The term has to be found, in whatever way."""
    return alternatives(one.alternatives)


def person(one: Term) -> str:
    """The term has to be a part of the name of somebody who speaks there."""
    names = {
        group[0].removeprefix("x0") for groups in one.alternatives if len(groups) == 1 for group in groups
    }
    return _one_of(person_token(name) for name in sorted(names))


def all_words(asked: Question) -> str:
    """All words have to be found in one of the languages."""
    return _in_a_language(all_of, asked.terms)


def any_word(terms: Terms) -> str:
    """One word has to be found."""
    return _in_a_language(any_of, terms)


def _in_a_language(combine, asked: Terms) -> str:
    return any_of(combine(term(one) for one in terms) for terms in asked.values())


def for_reader(asked: Question, query: str) -> str:
    """What readers of the language get to see."""
    return all_of([f"'{reader_token(asked.code)}'", query, *_refused(asked)])


def only_in(asked: Question, language: str, query: str) -> str:
    """Texts in a language that readers of the page's language do not get to see."""
    hidden = f"!'{reader_token(asked.code)}'"
    return all_of([f"'{language_token(language)}'", query, hidden, *_refused(asked)])


def _refused(asked: Question) -> list[str]:
    return [f"!{_one_of(tokens)}" for tokens in asked.without]


def _one_of(tokens: Iterable[str]) -> str:
    return any_of(f"'{token}'" for token in tokens)
