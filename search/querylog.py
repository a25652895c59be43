"""What is searched for, counted without anybody's name."""

import re
from datetime import date, timedelta

from django.db import connection
from django.db.models import Max, QuerySet, Sum
from django.utils import timezone

from search.cleaning import clean
from search.models import QueryCount

KEEP_DAYS = 180
LONGEST = 100
MOST_WORDS = 12

# Years in which the site speaks; before them, people were born.
_YEARS = re.compile(r"\b20(?:1[5-9]|[2-9]\d)\b")
# Three digits in a row, whatever stands between them: a telephone, a birthday, a case, an account.
_NUMBER = re.compile(r"\d(?:[\s/().+_‐‑–-]{0,3}\d){2}")
_ADDRESS = re.compile(
    r"@|\((?:at|ät)\)|\[(?:at|ät)\]|www\.|https?:|\.(?:com|org|net|de|eu|info)\b", re.IGNORECASE
)


def normalised(text: str) -> str:
    """The query as it is counted; empty if it may tell something about a person, or is no query at all.

    An address, a number of three digits or more (save for years) and a long text are not kept: with a number
    beside it, a name says who is meant. A name alone is kept, because nobody can tell it from another word;
    who reads the counts sees neither who asked nor when, only the day.
    """
    text = clean(text).casefold().strip(" ?!.,;:\"'„“”«»()")
    is_long = len(text) > LONGEST or len(text.split()) > MOST_WORDS
    is_of_a_person = _ADDRESS.search(text) or _NUMBER.search(_YEARS.sub(" x ", text))
    return "" if is_long or is_of_a_person or not any(map(str.isalnum, text)) else text


def count(text: str, code: str, *, is_found: bool, day: date | None = None) -> None:
    """Count one search."""
    if query := normalised(text):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_querycount (day, language, text, searches, without_results)"
                " VALUES (%s, %s, %s, 1, %s) ON CONFLICT (day, language, text) DO UPDATE SET"
                " searches = search_querycount.searches + 1,"
                " without_results = search_querycount.without_results + excluded.without_results",
                [day or timezone.localdate(), code, query, 0 if is_found else 1],
            )


def frequent(language: str = "", *, only_without: bool = False, days: int = 30) -> QuerySet:
    """Queries of the last days with their sums, the most frequent first: dicts of language, text, searches,
    without, last."""
    counts = QueryCount.objects.filter(day__gt=timezone.localdate() - timedelta(days=days))
    if language:
        counts = counts.filter(language=language)
    sums = counts.values("language", "text").annotate(
        total=Sum("searches"), without=Sum("without_results"), last=Max("day")
    )
    if only_without:
        return sums.filter(without__gt=0).order_by("-without", "text")
    return sums.order_by("-total", "text")


def forget(days: int = KEEP_DAYS) -> int:
    """Delete what is older than so many days; returns how many rows that were."""
    return QueryCount.objects.filter(day__lt=timezone.localdate() - timedelta(days=days)).delete()[0]
