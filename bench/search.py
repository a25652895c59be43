"""Measures the search with a generated corpus: 20,000 pages × 9 languages and 100,000 slides by default.

    .venv/bin/python -m bench.search [pages] [slides] | --remove

Says how long the whole search page and the suggestions take, how many queries they need, which indexes
PostgreSQL uses, how time grows from 1,000 slides on, and how much memory the analysis takes. Beside the time
that passes on the clock it says how long processors worked for a page, in this process and in the database:
that means something on a busy machine, too. What the same machine needs for something known stands above.

The corpora are two databases of its own, which stay for the next run; `--remove` deletes them.
"""

import sys
from functools import partial
from urllib.parse import quote

import psutil
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.corpora.search import open_corpus, remove_corpus, some_words
from bench.measure.arguments import numbers
from bench.measure.times import Clocks, reference, timed
from config.languages import LANGUAGES
from home.remembering.state import renew
from search import analysis, finding, results

FEW, MANY = "bench_search_few", "bench_search_many"
# Ranks of words in a language's list: the first is in most texts, the last in few.
COMMON, MIDDLING, RARE = (3, 40), (60, 600), (2_000, 20_000)


def questions(language: str) -> list[str]:
    """Queries as people ask them: one word or some, frequent and rare, and some with an error."""
    common, middling, rare = (some_words(ranks, 12, language) for ranks in (COMMON, MIDDLING, RARE))
    pairs = [f"{one} {other}" for one, other in zip(middling, rare, strict=True)]
    long = [f"{a} {b} {c}" for a, b, c in zip(common, middling, reversed(middling), strict=True)]
    errors = [word[0] + word[2] + word[1] + word[3:] for word in rare[:6] if len(word) > 5]
    return [*common, *middling, *rare, *pairs, *long, *errors]


def pages(language: str, texts: list[str], more: str = "") -> list[str]:
    """The addresses of search pages."""
    return [f"/{language}/suche/?q={quote(text)}{more}" for text in texts]


def report(name: str, addresses: list[str], *, show_slowest: bool = False) -> Clocks:
    """Print a line; returns the 95th percentiles."""
    client, took, most = Client(headers={"User-Agent": "Firefox"}), [], 0
    client.get(addresses[0])
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{address} answered {response.status_code}")
        most = max(most, len(captured))
        took.append(timed(partial(client.get, address), times=3).least)
    clock, here, database = (sorted(column) for column in zip(*took, strict=True))
    work = sorted(one.work for one in took)
    half, most_of = len(took) // 2, int(len(took) * 0.95)
    columns = {"clock": clock, "work": work, "of it in the database": database}
    numbers = "  ".join(f"{key} {some[half]:5.1f} / {some[most_of]:5.1f}" for key, some in columns.items())
    print(f"{name:38} {numbers}  at most {most} queries", flush=True)
    if show_slowest:
        for one, address in sorted(zip(took, addresses, strict=True), reverse=True)[:5]:
            print(f"      {one.wall:6.1f} ms  {one.own:6.1f} here  {one.database:6.1f} there  {address}")
    return Clocks(clock[most_of], here[most_of], database[most_of])


def explain(text: str) -> None:
    """The indexes that PostgreSQL uses for a search."""
    asked = results.read(text, "de")
    with CaptureQueriesContext(connection) as captured:
        finding.overview(asked.question, asked.weights, is_partial=False, best=3, first=10)
    sql = next(query["sql"] for query in captured if "WITH called" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        for (line,) in cursor.fetchall():
            if "Index" in line or "Seq Scan" in line:
                print("   ", line.strip()[:150])


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


def main(size: int, slides: int) -> None:
    """Measure with few slides, then with all of them."""
    few = min(1_000, slides)
    for name, some in ((FEW, few), (MANY, slides)):
        took = open_corpus(name, size, some)
        made = f"made in {took:.0f} s" if took else "made before"
        print(f"{size:,} pages × {len(LANGUAGES)} languages, {some:,} slides: {made}", flush=True)
    asked = questions("de")
    open_corpus(FEW, size, few)
    renew()
    print("for comparison:", reference())
    print("milliseconds: half of the pages / 95 % of the pages take less")
    report("the search page, without a question", ["/de/suche/"] * 5)
    before = report(f"search page, {few:,} slides", pages("de", asked))
    open_corpus(MANY, size, slides)
    renew()
    after = report(f"search page, {slides:,} slides", pages("de", asked), show_slowest=True)
    growth = Clocks(*(late / early if early else 0 for late, early in zip(after, before, strict=True)))
    print(f"growth (95 %): {growth.wall:.1f}-fold on the clock, {growth.database:.1f}-fold in the database")
    report("search page in Ukrainian", pages("uk", questions("uk")), show_slowest=True)
    report("all slides with facets", pages("de", some_words(MIDDLING, 12, "de"), "&art=slide"))
    letters = [word[:length] for word in some_words((1, 3_000), 40, "de") for length in (2, 3, 4)]
    report("suggestions", [f"/de/suche/vorschlaege.json?q={quote(text)}" for text in letters])
    explain(some_words(MIDDLING, 1, "de")[0])


if __name__ == "__main__":
    # Without `setup_test_environment`: it has each template copy its context, which costs a third of a page.
    if "--remove" in sys.argv:
        for corpus in (FEW, MANY):
            remove_corpus(corpus)
    else:
        memory()
        main(*numbers(20_000, 100_000))
