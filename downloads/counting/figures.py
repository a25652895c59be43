"""What editors get to see of the counted downloads: sums by day or month, and by presentation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.translation import gettext_lazy as _

from config.languages import SOURCE
from downloads.models import DownloadCount, Presentation

DAYS = 30
MONTHS = 12


class Span(models.TextChoices):
    """The time looked at."""

    DAYS = "days", _("The last 30 days")
    MONTHS = "months", _("The last 12 months")


@dataclass(frozen=True)
class Step:
    """One day or one month, beginning at `day`, and the downloads in it."""

    day: date
    number: int


def first_days(span: Span, today: date) -> list[date]:
    """The first day of each step up to today, the oldest first."""
    if span == Span.DAYS:
        return [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    months = today.year * 12 + today.month - 1
    return [date(one // 12, one % 12 + 1, 1) for one in range(months - MONTHS + 1, months + 1)]


def steps(span: Span, today: date, presentation: int | None = None) -> list[Step]:
    """The downloads of each day or month, also where there are none, of one presentation or all. A query."""
    days = first_days(span, today)
    counts = DownloadCount.objects.filter(day__gte=days[0], day__lte=today)
    if presentation is not None:
        counts = counts.filter(presentation=presentation)
    if span == Span.MONTHS:
        counts = counts.annotate(step=TruncMonth("day"))
    else:
        counts = counts.annotate(step=models.F("day"))
    sums = dict(counts.order_by().values_list("step").annotate(Sum("number")))
    return [Step(day, sums.get(day, 0)) for day in days]


def by_presentation(since: date, today: date) -> QuerySet[Presentation]:
    """All German presentations with `lately` (downloads since that day) and `ever`, the most wanted first."""
    return (
        Presentation.objects.filter(locale__language_code=SOURCE)
        .annotate(
            lately=Coalesce(Sum("downloadcount__number", filter=_between(since, today)), 0),
            ever=Coalesce(Sum("downloadcount__number"), 0),
        )
        .select_related("locale")
        .order_by("-lately", "-ever", "-date", "pk")
    )


def _between(since: date, today: date) -> Q:
    return Q(downloadcount__day__gte=since, downloadcount__day__lte=today)


def by_language(since: date, today: date, presentation: int) -> list[tuple[str, int]]:
    """Language codes of the files of one presentation, with their downloads since a day."""
    counts = DownloadCount.objects.filter(presentation=presentation, day__gte=since, day__lte=today)
    sums = counts.order_by().values_list("language").annotate(number=Sum("number"))
    return sorted(sums, key=lambda pair: (-pair[1], pair[0]))


def rows(
    since: date, today: date, presentation: int | None = None
) -> Iterator[tuple[date, str, str, str, int]]:
    """Day, title, address and language of the file, and number: all that is stored, for a spreadsheet."""
    counts = DownloadCount.objects.filter(day__gte=since, day__lte=today)
    if presentation is not None:
        counts = counts.filter(presentation=presentation)
    yield from (
        counts.order_by("-day", "presentation__title", "language")
        .values_list("day", "presentation__title", "presentation__slug", "language", "number")
        .iterator()
    )
