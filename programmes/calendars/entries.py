"""One entry of a calendar: an event, or the day on which an offer begins."""

import re
from datetime import UTC, date
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext
from icalendar import Event as Entry
from icalendar import vText

from config.languages import language_for
from programmes.models import Event, OfferPage
from programmes.vocabularies import EventMode, EventStatus

BERLIN = ZoneInfo("Europe/Berlin")
STATUS = {
    EventStatus.PLANNED: "CONFIRMED",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.POSTPONED: "TENTATIVE",
}
NOT_IN_CALENDARS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def event_entry(event: Event, address: str) -> Entry:
    """An event; `address` is that of its page.

    The UID is the same in every language, so that a calendar knows the event again. A cancelled or
    postponed event leaves its hours free and says so in its title too, since many calendars do not
    show the status. The event comes from `with_version`.
    """
    language = event.locale.language_code
    status = EventStatus(event.status)
    entry = _entry(event, event.translation_key, address)
    entry.add("dtstart", event.start.astimezone(BERLIN))
    entry.add("dtend", event.end.astimezone(BERLIN))
    entry.add("status", STATUS[status])
    entry.add("transp", "OPAQUE" if status == EventStatus.PLANNED else "TRANSPARENT")
    with translation.override(language):
        title = _with_note(event.title, event.note)
        if status != EventStatus.PLANNED:
            title = f"{status.label}: {title}"
        place = event.place or (EventMode.ONLINE.label if event.mode == EventMode.ONLINE else "")
        lines = [event.summary]
        if event.registration_url and status != EventStatus.CANCELLED:
            lines.append(f"{gettext('Register')}: {event.registration_url}")
    _add_texts(entry, language, summary=title, location=place, description="\n\n".join(filter(None, lines)))
    return entry


def start_entry(offer: OfferPage, day: date, address: str) -> Entry:
    """A day on which an offer begins, as an entry for the whole day. The offer comes from `with_version`.

    An offer may begin on many days: each has a UID of its own, made of the offer's and the day.
    """
    language = offer.locale.language_code
    entry = _entry(offer, uuid5(offer.translation_key, day.isoformat()), address)
    entry.add("dtstart", day)
    entry.add("status", "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    with translation.override(language):
        title = pgettext("of an offer, in a calendar", "Start: %(title)s") % {
            "title": _with_note(offer.title, offer.note)
        }
        facts = filter(None, [offer.get_offer_type_display(), offer.get_format_display(), offer.duration])
    _add_texts(
        entry,
        language,
        summary=title,
        description="\n\n".join(filter(None, [offer.promise, "\n".join(map(str, facts))])),
    )
    return entry


def _entry(thing: Event | OfferPage, uid: UUID, address: str) -> Entry:
    """What all entries have.

    No METHOD is used, so DTSTAMP is when the entry was last revised (RFC 5545, 3.8.7.2): the same file is
    the same bytes, however often it is fetched.
    """
    revised = thing.changed_at or thing.last_published_at or timezone.now()
    changed = revised.astimezone(UTC).replace(microsecond=0)
    entry = Entry()
    entry.add("uid", str(uid))
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", thing.sequence)
    entry.add("url", address)
    return entry


def _with_note(title: str, note: str) -> str:
    return " – ".join(filter(None, [title, note]))


def _add_texts(entry: Entry, language: str, **texts: str) -> None:
    """Texts that say in which language they are."""
    for name, text in texts.items():
        if text:
            clean = NOT_IN_CALENDARS.sub(" ", text.replace("\r\n", "\n"))
            entry.add(name, vText(clean, params={"LANGUAGE": language_for(language).hreflang}))
