from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from home.pagination import page_of
from home.translation.lookup import read
from programmes.listings import events_in, programmes_of, recaps_in, series_of
from programmes.models import Appearance, Event, Series

EVENTS_PER_PAGE = 12


def event(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one event, with its speakers, its recap and what other rooms add."""
    code = get_language()
    found = read(Event.objects.all(), request, slug=slug)
    context = {
        "event": found,
        "series": series_of(found, code),
        "appearances": Appearance.objects.at(found, code),
        "programmes": programmes_of(found, code),
        "recap": recaps_in(code).of_event(found).first(),
    }
    return render(request, "programmes/event.html", context)


def series(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a series, with its events."""
    found = read(Series.objects.all(), request, slug=slug)
    events = events_in(get_language()).of_series(found)
    context = {
        "series": found,
        "upcoming": events.upcoming(),
        "past": page_of(events.past(), request, EVENTS_PER_PAGE),
    }
    return render(request, "programmes/series.html", context)
