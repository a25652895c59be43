"""Better spellings for words that no text of the site has, from the words it does have."""

from collections.abc import Mapping

from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from search.analysis import exact_form, tokens, words
from search.models import Word
from search.query import Question, Term

SHORTEST = 4
MOST_WORDS = 20_000
"""How many words of the site are looked at, the most frequent first."""
# A name with a single letter wrong is still a name; a short word with two wrong letters is another word.
TWO_ERRORS_FROM = 8


def corrections(asked: Question, known: Mapping[str, int]) -> dict[str, str]:
    """For each word of the question that stands in no text, the nearest word that does, if one is near.

    A letter too much, too few, wrong, or two in wrong order; two of these in long words.
    """
    found = {}
    for word in words(asked.text):
        for part in word.parts:
            if _is_unknown(part.text, asked, known) and (better := _nearest(part.text, list(asked.terms))):
                found[part.text] = better
    return found


def _is_unknown(piece: str, asked: Question, known: Mapping[str, int]) -> bool:
    terms = [
        term for terms in asked.terms.values() for term in terms if piece in _pieces(term)
    ]
    return bool(terms) and not any(
        term.others or any(token in known for token in tokens(piece, language))
        for language in asked.terms
        for term in terms
    )  # fmt: skip


def _pieces(term: Term) -> list[str]:
    return [part.text for word in words(term.text) for part in word.parts]


def _nearest(piece: str, languages: list[str]) -> str:
    """The nearest word of the reader's language, else of German; of several the one that stands in most texts."""
    for language in languages:
        exact = exact_form(piece, language)
        if len(exact) < SHORTEST or not exact.isalpha():
            continue
        errors = 2 if len(exact) >= TWO_ERRORS_FROM else 1
        candidates = (
            Word.objects.filter(language=language, entries__gt=0)
            .annotate(length=Length("word"))
            .filter(length__range=(len(exact) - errors, len(exact) + errors))
            .order_by("-entries", "word")
            .values_list("word", "shown", "entries")[:MOST_WORDS]
        )
        near = [
            (distance, -entries, shown)
            for word, shown, entries in candidates
            if (distance := OSA.distance(exact, word, score_cutoff=errors)) <= errors
        ]
        if near:
            return min(near)[2]
    return ""
