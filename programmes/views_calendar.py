"""Calendars: one file beside each thing that has dates, under its address with `.ics`."""

import re
from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from icalendar import Event as Entry

from home.chrome.context import Chrome
from home.routing import page_at
from home.translation.lookup import read
from programmes.calendars import content
from programmes.calendars.entries import event_entry
from programmes.calendars.file import as_ics
from programmes.models import CalendarVersion, Event, Series
from programmes.models.calendar_version import with_version

View = Callable[..., HttpResponse]
NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


def calendar_view(view: View) -> View:
    """For reading only; may be kept for a quarter of an hour and asked for with ETag or date."""
    return wraps(view)(require_safe(cache_control(public=True, max_age=900)(conditional_page(view))))


@calendar_view
def everything(request: HttpRequest) -> HttpResponse:
    """All events and the starts of all offers."""
    entries = content.everything(get_language(), request.build_absolute_uri)
    return subscription(request, entries, gettext("Dates"))


@calendar_view
def all_events(request: HttpRequest) -> HttpResponse:
    """All events."""
    entries = content.all_events(get_language(), request.build_absolute_uri)
    return subscription(request, entries, gettext("Events"))


@calendar_view
def of_series(request: HttpRequest, slug: str) -> HttpResponse:
    """The events of a series."""
    series = read(Series.objects.all(), request, slug=slug)
    entries = content.of_series(series, get_language(), request.build_absolute_uri)
    return subscription(request, entries, series.name)


@calendar_view
def of_page(request: HttpRequest, path: str) -> HttpResponse:
    """The dates of a programme or an offer, beside its page."""
    page = page_at(request, path)
    entries = content.of_page(page.specific, get_language(), request.build_absolute_uri)
    if entries is None:
        raise Http404
    return subscription(request, entries, page.title)


@calendar_view
def of_event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, to be kept."""
    event = read(with_version(Event.objects.all()), request, slug=slug)
    entry = event_entry(event, request.build_absolute_uri(event.get_absolute_url()))
    response = HttpResponse(as_ics([entry], get_language()), content_type="text/calendar; charset=utf-8")
    return named(response, event.title, as_attachment=True)


def subscription(request: HttpRequest, entries: list[Entry], what: str) -> HttpResponse:
    """A calendar to subscribe to.

    Its date is that of the last change in any calendar: entries that are gone count too.
    """
    name = " – ".join(filter(None, [what, Chrome(request).settings.organisation_name]))
    source = request.build_absolute_uri(request.path)
    ics = as_ics(entries, get_language(), name=name, source=source)
    response = HttpResponse(ics, content_type="text/calendar; charset=utf-8")
    if changed := CalendarVersion.objects.last_change():
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return named(response, name, as_attachment=False)


def named(response: HttpResponse, title: str, *, as_attachment: bool) -> HttpResponse:
    """The response as a file with a name that people can read, in any script."""
    name = " ".join(NOT_IN_FILE_NAMES.sub(" ", title).split())[:100].strip(" .")
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment, f"{name or 'kalender'}.ics"
    )
    return response
