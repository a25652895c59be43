"""What this room adds to the panel “What to do next” of the admin (home/welcome/)."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.permissions import page_permission_policy

from home.models import User
from home.welcome.things_to_do import MOST, Todo
from programmes.models import Enquiry, Event, RecapPage
from programmes.reports import MAY_VERIFY, offers_to_verify
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


@hooks.register("things_to_do", order=10)
def enquiries_to_answer(user: User) -> Iterator[Todo]:
    """Questions of readers that nobody has taken up, for those who may answer them."""
    if not user.has_perm("programmes.change_enquiry"):
        return
    waiting = list(Enquiry.objects.filter(state=Enquiry.State.NEW).order_by("created_at"))
    if waiting:
        sentence = ngettext(
            "%(number)d enquiry waits for an answer", "%(number)d enquiries wait for an answer", len(waiting)
        )
        address = "wagtailsnippets_programmes_enquiry:edit"
        links = [(str(enquiry), reverse(address, args=[enquiry.pk])) for enquiry in waiting[:MOST]]
        yield Todo(sentence % {"number": len(waiting)}, "mail", links)


@hooks.register("things_to_do", order=30)
def offers_to_look_at(user: User) -> Iterator[Todo]:
    """Offers whose last verification is long ago, for those who may change them."""
    if not page_permission_policy.user_has_any_permission(user, MAY_VERIFY):
        return
    may_change = page_permission_policy.instances_user_has_permission_for(user, "change")
    offers = list(offers_to_verify().filter(pk__in=may_change.values("pk")))
    if offers:
        sentence = ngettext(
            "%(number)d offer has not been verified for a long time",
            "%(number)d offers have not been verified for a long time",
            len(offers),
        )
        links = [
            (offer.title, reverse("wagtailadmin_pages:edit", args=[offer.pk])) for offer in offers[:MOST]
        ]
        yield Todo(sentence % {"number": len(offers)}, "check", links)
