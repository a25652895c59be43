"""A corpus for measuring the search: pages in all languages, and slides, made by the database itself.

A corpus is a database of its own that stays between runs (some two gigabytes with 180,000 pages and 100,000
slides); it is made anew when its size or this VERSION has changed. The engine's rows are written
as lexemes, not as texts to be read: that, and indexes made after the rows, is why it takes two minutes.
"""

import random
import time
from contextlib import suppress

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, ProgrammingError, connection

from config.languages import LANGUAGES
from search import analysis
from search.models import Entry

VERSION = 1
"""Goes up when the corpus is made in another way."""

WORDS = 30_000
KINDS = ("offer", "programme", "recap", "event", "presentation", "page")
PAGE_LENGTH, SLIDE_LENGTH = 60, 30
CODES = [language.code for language in LANGUAGES]

# Each language has words of its own: the last letter tells them apart.
_WORDS = """
CREATE TABLE bench_word AS
SELECT number, (SELECT string_agg(substr('bdfglmnprst', 1 + floor(random() * 11)::int, 1)
    || substr('aeiou', 1 + floor(random() * 5)::int, 1), '') FROM generate_series(1, 2 + number %% 3))
    || chr(97 + number %% 26) || chr(97 + number / 26 %% 26) AS word
FROM generate_series(1, %(words)s) AS number;
CREATE UNIQUE INDEX ON bench_word (number);
ANALYZE bench_word;
"""
# A word of rank k comes with a probability of 1/k. `place` is where it stands in its text.
_TEXTS = """
WITH picked AS (
    SELECT text.number, place, word || %(ending)s AS word
    FROM (SELECT number, place, floor(power(%(words)s, random()))::int AS rank
        FROM generate_series(%(first)s, %(last)s) AS number, generate_series(1, %(length)s) AS place) text
    JOIN bench_word ON bench_word.number = rank
), text AS MATERIALIZED (
    SELECT number,
        string_agg(word, ' ') FILTER (WHERE place < 5) AS title,
        string_agg(word, ' ') FILTER (WHERE place >= 5) AS body,
        string_agg('x0' || word || ':' || 2 * place || ' ' || %(tag)s || '0' || word || ':' || 2 * place + 1,
            ' ') FILTER (WHERE place < 5) AS title_lexemes,
        string_agg('x0' || word || ':' || 2 * place || ' ' || %(tag)s || '0' || word || ':' || 2 * place + 1,
            ' ') FILTER (WHERE place >= 5) AS body_lexemes
    FROM picked GROUP BY number
), entry AS (
    INSERT INTO search_entry (id, thing_type_id, thing_id, part, number, translation_key, language,
        is_of_source, readers, kind, title, body, path, picture, note, people, programmes, day, digest)
    SELECT %(thing)s + number, %(type)s, %(thing)s + number, %(part)s, %(part)s, gen_random_uuid(),
        %(language)s, %(language)s = 'de', %(readers)s,
        (%(kinds)s::text[])[1 + number %% array_length(%(kinds)s::text[], 1)],
        title, body, 'seite-' || number || '/', '', '',
        '[]', '[]', date '2020-01-01' + number %% 2000, ''
    FROM text
)
INSERT INTO wagtailsearch_indexentry (content_type_id, object_id, title_norm, title, autocomplete, body,
    title_text, body_text)
SELECT %(type)s, (%(thing)s + number)::varchar, 1, '',
    CASE WHEN %(part)s = 0 THEN (title_lexemes || ' ' || %(marks)s)::tsvector ELSE '' END,
    setweight((CASE WHEN %(part)s = 0 THEN title_lexemes || ' ' ELSE '' END || body_lexemes || ' '
        || %(marks)s)::tsvector, 'B'), '', ''
FROM text
"""
_VOCABULARY = """
INSERT INTO search_word (language, word, stem, shown, entries)
SELECT %(language)s, word || %(ending)s, %(tag)s || '0' || word || %(ending)s, word || %(ending)s,
    greatest(1, (%(texts)s / number)::int)
FROM bench_word ON CONFLICT DO NOTHING
"""
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('wagtailsearch_indexentry', 'search_entry',
    'search_word') AND indexname NOT IN (SELECT conname FROM pg_constraint)
"""


def open_corpus(name: str, pages: int, slides: int) -> float:
    """Connect to the database `name` with so many pages in each language, and so many slides.

    Returns for how many seconds it was made; 0 if it was there.
    """
    connection.close()
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=True)
    wanted = f"version {VERSION}: {pages} pages, {slides} slides"
    if _made() == wanted:
        return 0
    if _made() is not None or Entry.objects.exists():
        connection.creation.destroy_test_db(name, verbosity=0)
        connection.settings_dict["TEST"]["NAME"] = name
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    began = time.perf_counter()
    _make(pages, slides)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_made AS SELECT %s::text AS what", [wanted])
        cursor.execute("CHECKPOINT")
    return time.perf_counter() - began


def remove_corpus(name: str) -> None:
    """Delete a corpus, whether it is there or not."""
    open_name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    with suppress(ProgrammingError, OperationalError):
        connection.creation.destroy_test_db(open_name, verbosity=0)
    connection.settings_dict["NAME"] = open_name


def _made() -> str | None:
    with suppress(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("SELECT what FROM bench_made")
        return cursor.fetchone()[0]
    return None


def _make(pages: int, slides: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'"
        )
        cursor.execute("SELECT setseed(0.5)")
        cursor.execute(_WORDS, {"words": WORDS})
        cursor.execute(_INDEXES)
        indexes = dict(cursor.fetchall())
        for index in indexes:
            cursor.execute(f'DROP INDEX "{index}"')
    for code in CODES:
        _fill(code, 1, pages, kinds=KINDS, readers=[code], length=PAGE_LENGTH)
    _fill("de", pages + 1, pages + slides, kinds=("slide",), readers=CODES, length=SLIDE_LENGTH)
    with connection.cursor() as cursor:
        for definition in indexes.values():
            cursor.execute(definition)
        cursor.execute("VACUUM ANALYZE search_entry, wagtailsearch_indexentry, search_word")
        cursor.execute("RESET ALL")


def _fill(
    language: str, first: int, last: int, *, kinds: tuple[str, ...], readers: list[str], length: int
) -> None:
    """Texts numbered from `first` to `last` in one language; slides are parts of one thing."""
    is_slide = kinds == ("slide",)
    marks = [*(analysis.reader_token(code) for code in readers), analysis.language_token(language)]
    values = {
        "words": WORDS,
        "first": first,
        "last": last,
        "length": length,
        "texts": last - first,
        "type": ContentType.objects.get_for_model(Entry).pk,
        "thing": 1_000_000 * (1 + CODES.index(language)),
        "part": 1 if is_slide else 0,
        "language": language,
        "readers": " ".join(readers),
        "kinds": list(kinds),
        "tag": analysis.tag(language),
        "ending": ending(language),
        "marks": " ".join(f"{mark}:{999 + place}" for place, mark in enumerate(marks)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, values)
        if not is_slide:
            cursor.execute(_VOCABULARY, values)


def ending(language: str) -> str:
    """The last letter of all words of a language."""
    return "abcdefghijklmnopqrstuvwxyz"[CODES.index(language)]


def some_words(ranks: tuple[int, int], count: int, language: str) -> list[str]:
    """Words of a language whose rank lies between two numbers; the first word is in most texts."""
    chosen = random.Random(1).sample(range(*ranks), count)  # noqa: S311 - the same words each time
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word || %s FROM bench_word WHERE number = ANY(%s) ORDER BY number",
            [ending(language), chosen],
        )
        return [row[0] for row in cursor.fetchall()]
