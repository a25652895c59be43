"""Measures the search with a generated corpus: 20,000 pages × 9 languages and 100,000 slides by default.

    .venv/bin/python -m bench.search [pages] [slides]

Says how long the whole search page and the suggestions take, how many queries they need, which indexes
PostgreSQL uses, how time grows from 1,000 slides on, and how much memory the analysis takes. Works in a
database of its own, which is removed at the end; texts are made by the database itself.
"""

import random
import time
from urllib.parse import quote

import psutil
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.measure.answers import ask
from bench.measure.arguments import numbers
from bench.measure.database import own_database
from config.languages import LANGUAGES
from search import analysis, finding, results
from search.models import Entry

WORDS = 30_000
KINDS = ("offer", "programme", "recap", "event", "presentation", "page")
# Ranks of words in a language's list: the first is in most texts, the last in few.
COMMON, MIDDLING, RARE = (3, 40), (60, 600), (2_000, 20_000)

_MORE_WORDS = """
CREATE TABLE bench_word AS
SELECT number, (SELECT string_agg(substr('bdfglmnprst', 1 + floor(random() * 11)::int, 1)
    || substr('aeiou', 1 + floor(random() * 5)::int, 1), '') FROM generate_series(1, 2 + number %% 3))
    || chr(97 + number %% 26) || chr(97 + number / 26 %% 26) AS word
FROM generate_series(1, %(words)s) AS number;
CREATE UNIQUE INDEX ON bench_word (number);
"""
# A word of rank k comes with a probability of 1/k.
_TEXTS = """
WITH text AS MATERIALIZED (
    SELECT picked.number, array_agg(word) AS words
    FROM (SELECT number, floor(power(%(words)s, random()))::int AS rank
        FROM generate_series(%(first)s, %(last)s) AS number, generate_series(1, %(length)s)) picked
    JOIN bench_word ON bench_word.number = rank
    GROUP BY picked.number
), entry AS (
    INSERT INTO search_entry (thing_type_id, thing_id, part, number, translation_key, language, is_of_source,
        readers, kind, title, body, path, picture, note, people, programmes, day, digest)
    SELECT %(type)s, %(thing)s + number, %(part)s, %(part)s, gen_random_uuid(), %(language)s,
        %(language)s = 'de', %(readers)s, (%(kinds)s::text[])[1 + number %% %(kind_count)s],
        array_to_string(words[1:4], ' '), array_to_string(words[5:], ' '), 'seite-' || number || '/', '', '',
        '[]', '[]', date '2020-01-01' + number %% 2000, ''
    FROM text RETURNING id, title, body, part
)
INSERT INTO wagtailsearch_indexentry (content_type_id, object_id, title_norm, title, autocomplete, body,
    title_text, body_text)
SELECT %(type)s, id::varchar, 1, ''::tsvector,
    CASE WHEN part = 0 THEN to_tsvector('simple', tokens(title, %(tag)s) || %(marks)s) ELSE ''::tsvector END,
    setweight(to_tsvector('simple', CASE WHEN part = 0 THEN tokens(title, %(tag)s) ELSE '' END), 'A')
        || to_tsvector('simple', tokens(body, %(tag)s) || %(marks)s), '', ''
FROM entry
"""
_TOKENS = r"""
CREATE FUNCTION tokens(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT regexp_replace($1, '(\w+)', 'x0\1 ' || $2 || '0\1', 'g') || ' ' $$
"""
_VOCABULARY = """
INSERT INTO search_word (language, word, stem, shown, entries)
SELECT %(language)s, word, %(tag)s || '0' || word, word, greatest(1, (%(texts)s / number)::int)
FROM bench_word
ON CONFLICT DO NOTHING
"""


def prepare() -> None:
    """The words, and a function that makes tokens of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(0.5)")
        cursor.execute(_MORE_WORDS, {"words": WORDS})
        cursor.execute(_TOKENS)


def fill(
    language: str, first: int, last: int, *, kinds: tuple[str, ...], readers: list[str], length: int
) -> None:
    """Texts numbered from `first` to `last` in one language; slides are parts of one thing."""
    is_slide = kinds == ("slide",)
    marks = " ".join(analysis.reader_token(code) for code in readers)
    with connection.cursor() as cursor:
        cursor.execute(
            _TEXTS,
            {
                "words": WORDS,
                "first": first,
                "last": last,
                "length": length,
                "type": ContentType.objects.get_for_model(Entry).pk,
                "thing": 1_000_000 * (1 + [one.code for one in LANGUAGES].index(language)),
                "part": 1 if is_slide else 0,
                "language": language,
                "readers": " ".join(readers),
                "kinds": list(kinds),
                "kind_count": len(kinds),
                "tag": analysis.tag(language),
                "marks": f" {marks} {analysis.language_token(language)}",
            },
        )
        parameters = {"language": language, "tag": analysis.tag(language), "texts": last - first}
        cursor.execute(_VOCABULARY, parameters)


def analyze() -> None:
    """What autovacuum would do in time."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_entry, wagtailsearch_indexentry, search_word")


def some_words(ranks: tuple[int, int], count: int) -> list[str]:
    """Words whose rank lies between two numbers."""
    chosen = random.Random(1).sample(range(*ranks), count)  # noqa: S311 - the same words each time
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM bench_word WHERE number = ANY(%s) ORDER BY number", [chosen])
        return [row[0] for row in cursor.fetchall()]


def questions() -> list[str]:
    """Queries as people ask them: one word or some, frequent and rare, and some with an error."""
    common, middling, rare = (some_words(ranks, 12) for ranks in (COMMON, MIDDLING, RARE))
    pairs = [f"{one} {other}" for one, other in zip(middling, rare, strict=True)]
    long = [f"{a} {b} {c}" for a, b, c in zip(common, middling, reversed(middling), strict=True)]
    errors = [word[0] + word[2] + word[1] + word[3:] for word in rare[:6] if len(word) > 5]
    return [*common, *middling, *rare, *pairs, *long, *errors]


def measure(addresses: list[str]) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds, and the most queries of an address."""
    client, took, most = Client(), [], 0
    client.get(addresses[0])
    for address in addresses:
        answer = ask(client, address)
        most = max(most, answer.queries)
        took.append(answer.seconds * 1000)
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.95)], most


def report(name: str, addresses: list[str]) -> float:
    """Print a line; returns the 95th percentile."""
    median, p95, most = measure(addresses)
    print(f"{name:58} median {median:6.1f} ms   p95 {p95:6.1f} ms   at most {most} queries", flush=True)
    return p95


def explain(text: str) -> None:
    """The indexes that PostgreSQL uses for a search."""
    asked = results.read(text, "de")
    with CaptureQueriesContext(connection) as captured:
        finding.overview(asked.question, asked.weights, is_partial=False, best=3, first=10)
    sql = next(query["sql"] for query in captured if "WITH matched" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        for (line,) in cursor.fetchall():
            if "Index" in line or "Seq Scan" in line:
                print("   ", line.strip())


def memory() -> None:
    """What the analysis of all languages adds to a process that has read words in each of them."""
    process = psutil.Process()
    before = process.memory_info().rss
    for language in LANGUAGES:
        for number in range(3_000):
            analysis.word_tokens(f"Qualifizierungsmaßnahme{number}", language.code)
        for word in ("Abschlüsse", "дипломів", "شهادات", "belgelerin", "dyplomów", "مدارک", "degrees"):
            analysis.tokens(word, language.code)
    grown = (process.memory_info().rss - before) / 2**20
    print(
        f"Memory for the analysis of {len(LANGUAGES)} languages: {grown:.0f} MB (pages of the files included)"
    )


def main(pages: int, slides: int) -> None:
    """Measure with few slides, then with all of them."""
    memory()
    codes = [language.code for language in LANGUAGES]
    with own_database("search"):
        prepare()
        began = time.perf_counter()
        for code in codes:
            fill(code, 1, pages, kinds=KINDS, readers=[code], length=60)
        few = min(1_000, slides)
        fill("de", pages + 1, pages + few, kinds=("slide",), readers=codes, length=30)
        analyze()
        print(f"{pages} pages × {len(codes)} languages, made in {time.perf_counter() - began:.0f} s")
        asked = [f"/de/suche/?q={quote(text)}" for text in questions()]
        before = report(f"search page, {few} slides", asked)
        fill("de", pages + few + 1, pages + slides, kinds=("slide",), readers=codes, length=30)
        analyze()
        after = report(f"search page, {slides} slides", asked)
        print(f"growth {after / before:.1f}-fold")
        report("search page in Ukrainian", [f"/uk/suche/?q={quote(text)}" for text in questions()])
        all_slides = [f"/de/suche/?q={quote(text)}&art=slide" for text in some_words(MIDDLING, 12)]
        report("all slides with facets", all_slides)
        letters = [word[:length] for word in some_words((1, 3_000), 40) for length in (2, 3, 4)]
        report("suggestions", [f"/de/suche/vorschlaege.json?q={quote(text)}" for text in letters])
        explain(some_words(MIDDLING, 1)[0])


if __name__ == "__main__":
    main(*numbers(20_000, 100_000))
