"""Finding and ranking in PostgreSQL, in one query however much is found.

The engine's rows hold all tokens of an entry (`body`) and those of its title alone (`autocomplete`).
Ranking takes two steps, because the tokens of long texts are slow to read: first all matches by their title,
then the best of each kind by their whole text. Beyond MOST matches nothing is counted; what is called as the
question says is among them, however many texts speak of it.
"""

import json
from collections.abc import Callable
from itertools import pairwise

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from config.languages import SOURCE
from search import tsquery
from search.found import Row, Weights
from search.models import Entry
from search.query import Question, Terms
from search.terms import Term
from search.vocabulary import UNKNOWN, weight_of

MOST = 1000
"""How many matches are looked at. A question that has more is answered from these."""
BY_TITLE = 500
"""How many of them may be matches by title."""
CLOSELY = 25
"""How many matches of each kind are ranked by their whole text."""
# Of the weight of a question's words, how much a text must have if it does not have all of them.
ENOUGH = 0.25
# A title that says nothing but what was asked for counts so much more than one that mentions it.
WHOLE_TITLE = 0.5
# How much two words of the question count that stand side by side in a text, beside what each of them counts.
SIDE_BY_SIDE, MOST_PAIRS = 4.0, 4

_SQL = """
WITH called AS MATERIALIZED (
    SELECT object_id::bigint AS id, autocomplete AS titles FROM wagtailsearch_indexentry
    WHERE autocomplete @@ {query}::tsquery AND content_type_id = {content_type}
    LIMIT {by_title}
), mentioning AS MATERIALIZED (
    SELECT object_id::bigint AS id, autocomplete AS titles FROM wagtailsearch_indexentry
    WHERE body @@ {query}::tsquery AND content_type_id = {content_type}
    LIMIT (SELECT {most} - count(*) FROM called)
), matched AS (
    SELECT * FROM called UNION ALL SELECT * FROM mentioning WHERE id NOT IN (SELECT id FROM called)
), titled AS (
    SELECT entry.id, entry.kind, entry.language, entry.day, entry.programmes, titles,
        CASE WHEN entry.language = {source} THEN {titles_source} ELSE {titles_other} END
        * (1 + {whole} * CASE WHEN entry.language = {source} THEN {named_source} ELSE {named_other} END
            / (1 + regexp_count(entry.title, '\\s+'))) AS score
    FROM matched JOIN search_entry entry ON entry.id = matched.id
    WHERE {filters}
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY score DESC, day DESC NULLS LAST, id) AS place
    FROM titled
), near AS MATERIALIZED (
    -- Joining it with nothing unpacks the stored value once for all questions to it.
    SELECT numbered.id, engine.body || '' AS body
    FROM numbered JOIN wagtailsearch_indexentry engine
        ON engine.content_type_id = {content_type} AND engine.object_id = numbered.id::varchar
    WHERE numbered.place <= {closely}
), weighed AS MATERIALIZED (
    SELECT numbered.*,
        CASE WHEN numbered.language = {source} THEN {bodies_source} ELSE {bodies_other} END AS closely,
        CASE WHEN numbered.language = {source} THEN {has_source} ELSE {has_other} END AS has
    FROM numbered LEFT JOIN near engine ON engine.id = numbered.id
), scored AS (
    SELECT *, coalesce((score + closely) * has, 0) * {kinds} AS total_score FROM weighed WHERE {enough}
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY {order}) AS rank,
        row_number() OVER (ORDER BY {order}) AS overall, count(*) OVER (PARTITION BY kind) AS total
    FROM scored
)
SELECT id, kind, language, day, programmes, rank, overall, total
FROM ranked WHERE {shown} ORDER BY overall
"""
# Who asks rather wants something to join than something to read, if both answer alike.
_KINDS = "CASE kind WHEN 'offer' THEN 1.2 WHEN 'programme' THEN 1.1 WHEN 'slide' THEN 0.95 ELSE 1 END"
_ORDER = "(closely IS NULL), total_score DESC, score DESC, day DESC NULLS LAST, id"


class InPostgres:
    """One question to PostgreSQL; the pieces of SQL and, under their names, what goes into them."""

    def __init__(self, asked: Question, weights: Weights, *, is_partial: bool = False) -> None:
        self._asked = asked
        self._weights = weights
        self._is_partial = is_partial
        self._terms: Terms = asked.strong if is_partial else asked.terms
        self._values: dict[str, object] = {}

    def overview(self, best: int, first: int) -> list[Row]:
        """See search/finding.py."""
        query = tsquery.for_reader(self._asked, self._query())
        return self._find(query, f"rank <= {int(best)} OR overall <= {int(first)}")

    def of_kind(self, kind: str) -> list[Row]:
        """See search/finding.py."""
        query = tsquery.for_reader(self._asked, self._query())
        return self._find(query, "rank = 1 OR kind = %(kind)s", kind=kind)

    def in_source(self, first: int) -> list[Row]:
        """See search/finding.py."""
        terms = self._terms.get(SOURCE, ())
        combine = tsquery.any_of if self._is_partial else tsquery.all_of
        query = combine(tsquery.term(one) for one in (self._rare(terms) if self._is_partial else terms))
        return (
            self._find(tsquery.only_in(self._asked, SOURCE, query), f"overall <= {int(first)}")
            if query
            else []
        )

    def _query(self) -> str:
        if not self._is_partial:
            return tsquery.all_words(self._asked)
        return tsquery.any_word({language: self._rare(terms) for language, terms in self._terms.items()})

    def _rare(self, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """Without words of which there are more texts than are looked at, if another word is left: where one
        word is enough, these would crowd out what has the rare ones. All count in the ranking."""
        least = weight_of(MOST)
        if not any(self._weight(term) > least for term in terms):
            return terms
        return tuple(term for term in terms if not UNKNOWN < self._weight(term) <= least)

    def _find(self, query: str, shown: str, **values: object) -> list[Row]:
        """Rows that match a tsquery and of which `shown`, a condition on rank, overall and kind, holds."""
        source, other = self._terms.get(SOURCE, ()), self._terms.get(self._asked.code, ())
        sql = _SQL.format(
            query=self._value(query),
            content_type=self._value(ContentType.objects.get_for_model(Entry).pk),
            most=MOST,
            by_title=BY_TITLE,
            closely=CLOSELY,
            source=self._value(SOURCE),
            titles_source=self._sum(source, self._in_title),
            titles_other=self._sum(other, self._in_title),
            named_source=self._count_in_title(source),
            named_other=self._count_in_title(other),
            whole=WHOLE_TITLE,
            bodies_source=f"({self._sum(source, self._in_body)} + {self._pairs(source)})",
            bodies_other=f"({self._sum(other, self._in_body)} + {self._pairs(other)})",
            has_source=self._share(source),
            has_other=self._share(other),
            filters=self._phrases(),
            enough=f"has >= {ENOUGH}" if self._is_partial else "true",
            kinds=_KINDS,
            order=_ORDER,
            shown=shown,
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, {**self._values, **values})
            rows = cursor.fetchall()
        return [Row(*row)._replace(programmes=json.loads(row[4])) for row in rows]

    def _value(self, value: object) -> str:
        """The name under which a value stands in the SQL."""
        for name, known in self._values.items():
            if known == value and type(known) is type(value):
                return f"%({name})s"
        name = f"v{len(self._values)}"
        self._values[name] = value
        return f"%({name})s"

    def _sum(self, terms: tuple[Term, ...], rate: Callable[[Term], str]) -> str:
        parts = [f"{self._weight(term):.4f} * {rate(term)}" for term in terms]
        return f"({' + '.join(parts)})" if parts else "0"

    def _weight(self, term: Term) -> float:
        return self._weights.get(term.text, 1.0)

    def _in_title(self, term: Term) -> str:
        exact, own, others = self._queries(term)
        speaker = f"{self._value(tsquery.person(term))}::tsquery"
        return (
            f"(CASE WHEN titles @@ {exact} THEN 6 WHEN titles @@ {own} THEN 5"
            f" WHEN titles @@ {others} THEN 3 WHEN titles @@ {speaker} THEN 3 ELSE 0 END)"
        )

    def _in_body(self, term: Term) -> str:
        exact, own, others = self._queries(term)
        return (
            f"(CASE WHEN engine.body @@ {own} THEN 2 + 2 * ts_rank('{{1,1,1,1}}', engine.body, {own}, 1)"
            f" + CASE WHEN engine.body @@ {exact} THEN 0.5 ELSE 0 END"
            f" WHEN engine.body @@ {others}"
            f" THEN 1 + 2 * ts_rank('{{1,1,1,1}}', engine.body, {others}, 1) ELSE 0 END)"
        )

    def _share(self, terms: tuple[Term, ...]) -> str:
        """Of the weight of all words, that of those which title or text have: 0 to 1."""
        weight = sum(map(self._weight, terms))
        if not self._is_partial or not weight:
            return "1"
        return f"({self._sum(terms, self._has)} / {weight:.4f})"

    def _has(self, term: Term) -> str:
        anyhow = f"{self._value(tsquery.term(term))}::tsquery"
        return f"(CASE WHEN titles @@ {anyhow} OR engine.body @@ {anyhow} THEN 1 ELSE 0 END)"

    def _count_in_title(self, terms: tuple[Term, ...]) -> str:
        found = [f"(titles @@ {self._value(tsquery.term(term))}::tsquery)::int" for term in terms]
        return f"({' + '.join(found)})" if found else "0"

    def _pairs(self, terms: tuple[Term, ...]) -> str:
        """How near to each other words stand that were typed side by side."""
        parts = []
        for one, other in list(pairwise(terms))[:MOST_PAIRS]:
            weight = SIDE_BY_SIDE * (self._weight(one) + self._weight(other)) / 2
            both = self._value(tsquery.all_of([tsquery.term(one), tsquery.term(other)]))
            near = f"coalesce(ts_rank_cd('{{1,1,1,1}}', engine.body, {both}::tsquery), 0)"
            parts.append(f"{weight:.4f} * least(1, {near})")
        return f"({' + '.join(parts)})" if parts else "0"

    def _queries(self, term: Term) -> tuple[str, str, str]:
        exact = tuple(tuple(group[:1] for group in groups) for groups in term.own)
        queries = (tsquery.alternatives(some) for some in (exact, term.own, term.others + term.phrases))
        return tuple(f"{self._value(query)}::tsquery" for query in queries)

    def _phrases(self) -> str:
        """Phrases have to stand in the text as they are, save for capital letters."""
        conditions = []
        for phrase in self._asked.phrases:
            escaped = phrase.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
            conditions.append(f"(entry.title || ' ' || entry.body) ILIKE {self._value(f'%{escaped}%')}")
        return " AND ".join(conditions) or "true"
