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

_OF_A_PERSON = re.compile(r"@|\d[\d\s/().-]{4,}\d|(?:www\.|https?:)", re.IGNORECASE)


def normalised(text: str) -> str:
    """The query as it is counted; empty if it may tell something about a person, or is no query at all.

    An address of e-mail, a long number (telephone, insurance, account) and a long text are not kept.
    """
    text = clean(text).casefold().strip(" ?!.,;:\"'„“”«»()")
    # Years side by side (2026-2028) are no number of a person.
    without_years = re.sub(r"\b(?:19|20)\d\d\b", "", text)
    is_long = len(text) > LONGEST or len(text.split()) > MOST_WORDS
    return "" if is_long or _OF_A_PERSON.search(without_years) else text


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
