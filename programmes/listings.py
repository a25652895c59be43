"""What is listed on pages: one query for a list, however long it is."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from config.languages import SOURCE
from home.tree import above
from programmes.models import (
    Event,
    OfferPage,
    OfferStart,
    ProgrammePage,
    RecapPage,
    Series,
)


def programmes_in(code: str) -> QuerySet[ProgrammePage]:
    """All programmes, the current funding round first."""
    return (
        ProgrammePage.objects.in_language(code)
        .with_marks()
        .select_related("organisation", "locale")
        .order_by("-funding_round", "title")
    )


def offers_in(code: str) -> QuerySet[OfferPage]:
    """All offers with what their cards show.

    Beside the offer's own fields: `organisation_name`, and `next_start`, the next start date from today on.
    """
    programme = above(ProgrammePage.objects.all())
    starts = OfferStart.objects.filter(
        offer__translation_key=OuterRef("translation_key"),
        offer__locale__language_code=SOURCE,
        date__gte=timezone.localdate(),
    ).order_by("date")
    return (
        OfferPage.objects.in_language(code)
        .with_marks()
        .annotate(
            organisation_name=Subquery(programme.values("organisation__name")[:1]),
            next_start=Subquery(starts.values("date")[:1]),
        )
        .order_by("title", "pk")
    )


def events_in(code: str) -> QuerySet[Event]:
    """All events with their series."""
    return Event.objects.in_language(code).with_marks().select_related("locale", "series")


def series_of(event: Event, code: str) -> Series | None:
    """The series of an event in the language `code` where translated."""
    if event.series_id is None:
        return None
    keys = Series.objects.filter(pk=event.series_id).values("translation_key")
    return Series.objects.in_language(code).select_related("locale").filter(translation_key__in=keys).first()


def recaps_in(code: str) -> QuerySet[RecapPage]:
    """All recaps, the latest event first."""
    return (
        RecapPage.objects.in_language(code)
        .with_marks()
        .select_related("event")
        .order_by(F("event__start").desc(nulls_last=True), "-first_published_at", "pk")
    )


def programmes_of(thing: Event | RecapPage, code: str) -> QuerySet[ProgrammePage]:
    """The programmes that an event or recap names. Its German version says which."""
    named = type(thing).objects.of(thing).in_source().values("programmes__translation_key")
    return programmes_in(code).filter(translation_key__in=named)
