"""What this room adds to the panel “What to do next” of the admin (home/welcome/)."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail import hooks

from home.models import User
from home.welcome.things_to_do import MOST, Todo
from programmes.models import Event, RecapPage
from programmes.vocabularies import EventStatus

RECENT = timedelta(days=120)
"""Nobody writes a recap of an event that is longer ago."""


def events_without_recap() -> QuerySet[Event]:
    """Events of the last months that took place and have no recap, not even a draft; the latest first."""
    recaps = RecapPage.objects.filter(event__translation_key=OuterRef("translation_key"))
    return (
        Event.objects.published()
        .in_source()
        .past()
        .filter(end__gte=timezone.now() - RECENT, status=EventStatus.PLANNED)
        .exclude(Exists(recaps))
    )


@hooks.register("things_to_do", order=20)
def recaps_to_write(user: User) -> Iterator[Todo]:
    """Events whose recap is still to be written, for those who may change events."""
    if not user.has_perm("programmes.change_event"):
        return
    events = list(events_without_recap())
    if events:
        sentence = ngettext(
            "%(number)d event has no recap yet", "%(number)d events have no recap yet", len(events)
        )
        address = "wagtailsnippets_programmes_event:edit"
        links = [(event.title, reverse(address, args=[event.pk])) for event in events[:MOST]]
        yield Todo(sentence % {"number": len(events)}, "date", links)
