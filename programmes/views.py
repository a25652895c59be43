from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from home.translation.lookup import read
from programmes.calendar import event_as_ics
from programmes.listings import programmes_of, recaps_in
from programmes.models import Appearance, Event


def event(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one event, with its speakers, its recap and what other rooms add."""
    code = get_language()
    found = read(Event.objects.select_related("series"), request, slug=slug)
    context = {
        "event": found,
        "appearances": Appearance.objects.at(found, code),
        "programmes": programmes_of(found, code),
        "recap": recaps_in(code).of_event(found).first(),
    }
    return render(request, "programmes/event.html", context)


def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The event as a calendar file."""
    found = read(Event.objects.all(), request, slug=slug)
    address = request.build_absolute_uri(found.get_absolute_url())
    return HttpResponse(
        event_as_ics(found, address, request.get_host().split(":")[0]),
        headers={
            "Content-Type": "text/calendar; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{found.slug}.ics"',
        },
    )
