"""Better spellings for words that no text of the site has, from the words it does have."""

from collections.abc import Mapping
from dataclasses import dataclass
from os.path import commonprefix

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from search.analysis import exact_form, tokens, word_tokens, words
from search.models import Word
from search.query import Question, Term

SHORTEST = 4
MOST_WORDS = 20_000
"""How many words of the site are looked at, the most frequent first."""
# A name with a single letter wrong is still a name; a short word with two wrong letters is another word.
TWO_ERRORS_FROM = 8
SHORTEST_ROOT, LONGEST_SUFFIX = 5, 3


@dataclass(frozen=True)
class Better:
    """A word of the site that is near to one that was typed."""

    shown: str
    tokens: tuple[str, ...]
    entries: int


def corrections(asked: Question, known: Mapping[str, int]) -> dict[str, Better]:
    """For each word of the question that stands in no text, the nearest word that does, if one is near.

    A letter too much, too few, wrong, or two in wrong order; two of these in long words. One query, and only
    if there is such a word.
    """
    unknown = [
        part.text
        for word in words(asked.text)
        for part in word.parts
        if _is_word(exact_form(part.text, asked.code)) and _is_unknown(part.text, asked, known)
    ]
    if not unknown:
        return {}
    candidates = _candidates(unknown, list(asked.terms))
    found = {piece: _nearest(piece, candidates) for piece in dict.fromkeys(unknown)}
    return {piece: better for piece, better in found.items() if better}


def _is_word(exact: str) -> bool:
    """Whether it has letters only, as far as they are seen: Persian words hold joiners."""
    return len(exact) >= SHORTEST and exact.isalpha()


def _is_unknown(piece: str, asked: Question, known: Mapping[str, int]) -> bool:
    terms = [term for terms in asked.terms.values() for term in terms if piece in _pieces(term)]
    return bool(terms) and not any(
        not known.keys().isdisjoint(term.tokens | set(tokens(piece, language)))
        for language in asked.terms
        for term in terms
    )


def _pieces(term: Term) -> list[str]:
    return [part.text for word in words(term.text) for part in word.parts]


Candidates = Mapping[str, list[tuple[str, str, str, int]]]
"""For each language: exact form, stem, as it is written, in how many entries; the most frequent first."""


def _candidates(unknown: list[str], languages: list[str]) -> Candidates:
    similar = Q()
    for form in {exact_form(piece, language) for piece in unknown for language in languages}:
        similar |= _similar(form)
    rows = (
        Word.objects.filter(language__in=languages, entries__gt=0)
        .annotate(length=Length("word"))
        .filter(similar)
        .order_by("-entries", "word")
        .values_list("language", "word", "stem", "shown", "entries")[:MOST_WORDS]
    )
    found: dict[str, list[tuple[str, str, str, int]]] = {language: [] for language in languages}
    for language, *row in rows:
        found[language].append(tuple(row))
    return found


def _errors(form: str) -> int:
    return 2 if len(form) >= TWO_ERRORS_FROM else 1


def _similar(form: str) -> Q:
    """What the database can tell fast: the length is nearly the same, and the beginning or the end.

    One error, were it two letters in wrong order, leaves one of them whole. Two errors may spoil both, but
    not often; comparing with all words of the site would take longer than all the rest of an answer.
    """
    errors, length = _errors(form), len(form)
    begins = Q(word__startswith=form[: 2 if length > 4 else 1])
    ends = Q(word__endswith=form[-3 if length > 5 else -2 :])
    nearly_the_same = Q(length__range=(length - errors, length + errors)) & (begins | ends)
    of_the_same_root = Q(word__startswith=form[:SHORTEST_ROOT])
    return nearly_the_same | of_the_same_root if length > SHORTEST_ROOT else nearly_the_same


def _nearest(piece: str, candidates: Candidates) -> Better | None:
    """The nearest word of the reader's language, else of German; of several the one that most texts have."""
    for language, rows in candidates.items():
        exact = exact_form(piece, language)
        errors = _errors(exact)
        near = [
            (distance, -entries, shown, word, stem)
            for word, stem, shown, entries in rows
            if (distance := OSA.distance(exact, word, score_cutoff=errors)) <= errors
        ]
        if near:
            _distance, entries, shown, word, stem = min(near)
            return Better(shown, (f"x0{word}", stem), -entries)
    return _of_the_same_root(piece, candidates)


def _of_the_same_root(piece: str, candidates: Candidates) -> Better | None:
    """The word of the reader's language that begins most alike, if it differs in its suffix only.

    `вечерние` (of the evening) is no form of `вечером` (in the evening), but meant by it.
    """
    language, rows = next(iter(candidates.items()))
    typed = _own_stem(piece, language)
    best: tuple[int, int, Better] | None = None
    for word, _stem, shown, entries in rows:
        shared = len(commonprefix((typed, word)))
        if shared < SHORTEST_ROOT or len(typed) - shared > LONGEST_SUFFIX or (best and shared < best[0]):
            continue
        known = _own_stem(word, language)
        if len(known) - shared <= LONGEST_SUFFIX + 2 and (best is None or (shared, entries) > best[:2]):
            best = shared, entries, Better(shown, word_tokens(word, language), entries)
    return best[2] if best else None


def _own_stem(word: str, language: str) -> str:
    """The stem of a word, of which `word_tokens` also gives the exact form and lemmas."""
    return word_tokens(word, language)[1].partition("0")[2]
