"""The words of the site, by language: kept in step with the entries, a difference at a time."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import connection, transaction

from search.analysis import exact_form, part_tokens, word_tokens, words
from search.models import Entry, Word
from search.query import Question

SHORTEST, LONGEST = 2, 60
AT_ONCE = 1000
UNKNOWN = 0.01
NUMBERED = 6
"""Numbers (`2026`, `B1`) are not among the words. They count as if so many texts had them."""

# Any number that nothing else in this database locks.
_LOCK = 7_411_905

Key = tuple[str, str]
"""Language and exact form."""


def words_of(entry: Entry) -> dict[Key, str]:
    """The words of an entry, each as it is written there. The title of a part is that of the whole."""
    text = entry.body if entry.part else f"{entry.title} {' '.join(entry.people)} {entry.body}"
    found: dict[Key, str] = {}
    for word in words(text):
        for piece in [*(part.text for part in word.parts), *([word.joined] if word.joined else [])]:
            exact = exact_form(piece, entry.language)
            if SHORTEST <= len(exact) <= LONGEST and exact.isalpha():
                found.setdefault((entry.language, exact), piece[:100])
    return found


def change(before: Iterable[Entry], after: Iterable[Entry]) -> None:
    """Count what entries had and what they have now. (The caller sees to it that nobody else is counting.)"""
    counts: Counter[Key] = Counter()
    shown: dict[Key, str] = {}
    for entry in before:
        counts.subtract(dict.fromkeys(words_of(entry), 1))
    for entry in after:
        found = words_of(entry)
        counts.update(dict.fromkeys(found, 1))
        shown |= found
    _add({key: number for key, number in counts.items() if number}, shown)


def _add(counts: Mapping[Key, int], shown: Mapping[Key, str]) -> None:
    rows = [
        (language, word, _stem(word, language), shown.get((language, word), word), number)
        for (language, word), number in sorted(counts.items())
    ]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            cursor.execute(
                "INSERT INTO search_word (language, word, stem, shown, entries)"
                " SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::int[])"
                " ON CONFLICT (language, word) DO UPDATE SET"
                " entries = search_word.entries + excluded.entries, stem = excluded.stem,"
                " shown = CASE WHEN excluded.entries > 0 THEN excluded.shown ELSE search_word.shown END",
                [list(column) for column in zip(*some, strict=True)],
            )
    if any(number < 0 for number in counts.values()):
        Word.objects.filter(entries__lte=0).delete()


def _stem(word: str, language: str) -> str:
    tokens = word_tokens(word, language)
    return tokens[-1] if tokens else word


def recount() -> int:
    """Count everything anew; returns the number of words.

    Counting takes a while. It reads one moment of the database, and adds what was wrong in that moment: what
    is published meanwhile adds its own difference.
    """
    counts: Counter[Key] = Counter()
    shown: dict[Key, str] = {}
    with _one_moment():
        for entry in Entry.objects.iterator(chunk_size=500):
            found = words_of(entry)
            counts.update(found.keys())
            shown |= found
        known = {
            (language, word): (stem, entries)
            for language, word, stem, entries in Word.objects.values_list(
                "language", "word", "stem", "entries"
            )
        }
    wrong = {
        key: counts[key] - known.get(key, ("", 0))[1]
        for key in counts.keys() | known.keys()
        if known.get(key) != (_stem(key[1], key[0]), counts[key])
    }
    with transaction.atomic():
        wait_for_turn()
        _add(wrong, shown)
    return len(counts)


@contextmanager
def _one_moment() -> Iterator[None]:
    """All that is read sees the same; inside another transaction that is up to that one."""
    is_mine = not connection.in_atomic_block
    with transaction.atomic():
        if is_mine:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def wait_for_turn() -> None:
    """Who writes, writes alone: two versions of one thing saved at once must know of each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def known_tokens(asked: Question, by_parts: Question | None = None) -> dict[str, int]:
    """In how many entries the tokens of a question stand, as far as they are those of words of the site."""
    tokens = {
        token for one in (asked, by_parts) if one for terms in one.terms.values() for term in terms
        for token in term.tokens
    }  # fmt: skip
    exact = [token.removeprefix("x0") for token in tokens if token.startswith("x0")]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stem, 'x0' || word, entries FROM search_word"
            " WHERE language = ANY(%s) AND (stem = ANY(%s) OR word = ANY(%s))",
            [list(asked.terms), sorted(tokens), exact],
        )
        found: Counter[str] = Counter()
        for stem, word, entries in cursor.fetchall():
            found[stem] += entries
            found[word] += entries
    return dict(found)


def weights(asked: Question, known: Mapping[str, int]) -> dict[str, float]:
    """How much each word of a question counts, by its text: most if few texts have it."""
    found: dict[str, float] = {}
    for terms in asked.terms.values():
        for term in terms:
            entries = max((known.get(token, 0) for token in term.tokens_in(())), default=0)
            entries = entries or max((known.get(token, 0) for token in term.tokens), default=0)
            if not term.text.isalpha():
                entries = entries or NUMBERED
            weight = weight_of(entries) if entries else UNKNOWN
            found[term.text] = max(found.get(term.text, UNKNOWN), weight)
    return found


def weight_of(entries: int) -> float:
    """How much a word counts that so many texts have: 0.63 for one text, 0.1 for a thousand."""
    return 1 / math.log2(2 + entries)


def compounds(asked: Question) -> set[str]:
    """The words of a question that have parts: `Berufsanerkennung`."""
    return {
        term.text
        for language, terms in asked.terms.items()
        for term in terms
        if part_tokens(term.text, language)
    }


def unknown(asked: Question, compounds: Collection[str], known: Mapping[str, int]) -> set[str]:
    """Those of the compounds that no text has as a whole, and that have no synonyms."""
    return {
        term.text
        for terms in asked.terms.values()
        for term in terms
        if term.text in compounds
        and len(term.others) + len(term.phrases) == 1
        and not any(token in known for groups in term.own for group in groups for token in group)
    }
