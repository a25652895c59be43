"""The SEQUENCE of calendar entries: it grows when, and only when, what people see has changed."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from wagtail.models import Locale

from programmes.models import CalendarVersion, Event, OfferPage, OfferStart
from programmes.vocabularies import EventStatus

pytestmark = pytest.mark.django_db


def sequence(thing):
    return CalendarVersion.objects.get(thing=thing.translation_key).sequence


def publish(thing, **values):
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save_revision().publish()


def test_a_new_event_begins_at_nought(client, world):
    event = world.event()
    assert sequence(event) == 0
    entry = Calendar.from_ical(client.get("/de/termine/termin-1.ics").content).events[0]
    assert entry["sequence"] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Anders"},
        {"note": "Raum 3"},
        {"status": EventStatus.CANCELLED},
        {"place": "Saal"},
        {"summary": "Mehr"},
        {"registration_url": "https://example.org/"},
        {"mode": "hybrid", "place": "Saal"},
    ],
)
def test_a_change_that_people_see_counts_once(client, world, change):
    event = world.event()
    publish(event, **change)
    assert sequence(event) == 1
    entry = Calendar.from_ical(client.get("/de/termine/termin-1.ics").content).events[0]
    assert entry["sequence"] == 1
    assert entry["last-modified"].dt >= event.first_published_at.replace(microsecond=0)


def test_a_moved_event_counts(world):
    event = world.event()
    publish(event, start=event.start + timedelta(days=7), end=event.end + timedelta(days=7))
    assert sequence(event) == 1


def test_saving_without_a_change_and_what_calendars_do_not_show_does_not_count(world):
    event = world.event()
    publish(event)
    publish(event, spoken_languages=["de", "uk"], series=world.series)
    assert sequence(event) == 0


def test_a_draft_does_not_count_until_it_is_published(world):
    event = world.event()
    event.title = "Entwurf"
    revision = event.save_revision()
    assert sequence(event) == 0
    revision.publish()
    assert sequence(event) == 1


def test_publishing_an_old_draft_does_not_turn_the_number_back(world):
    event = world.event()
    old = event.save_revision()
    publish(event, title="Zweiter")
    publish(event, title="Dritter")
    old.publish()
    assert sequence(event) == 3


def test_a_translation_counts_for_all_languages(client, world):
    event = world.event()
    english = world.translate(event)
    assert sequence(event) == 1
    publish(english, title="Something else")
    german = Calendar.from_ical(client.get("/de/termine/termin-1.ics").content).events[0]
    assert german["sequence"] == sequence(event) == 2


def test_going_and_coming_back_count(world):
    event = world.event()
    event.unpublish()
    assert sequence(event) == 1
    publish(Event.objects.get(pk=event.pk))
    assert sequence(event) == 2


def test_what_is_deleted_leaves_its_number(world):
    event = world.event()
    key = event.translation_key
    event.delete()
    assert CalendarVersion.objects.get(thing=key).sequence == 1
    assert not CalendarVersion.objects.get(thing=key).fingerprint


def test_what_was_never_public_leaves_nothing(world):
    now = world.event().start
    german = Locale.objects.get(language_code="de")
    draft = Event(title="Nie", slug="nie", start=now, end=now, mode="online", live=False, locale=german)
    draft.save()
    key = draft.translation_key
    draft.delete()
    assert not CalendarVersion.objects.filter(thing=key).exists()


def test_a_new_start_of_an_offer_counts_once(world):
    offer = world.offer(start_dates=["2026-01-12"])
    before = sequence(offer)
    offer = OfferPage.objects.get(pk=offer.pk)
    offer.starts.add(OfferStart(date=date(2026, 2, 12)), OfferStart(date=date(2026, 3, 12)))
    offer.save_revision().publish()
    assert sequence(offer) == before + 1


def test_the_price_of_an_offer_does_not_count(world):
    offer = world.offer()
    before = sequence(offer)
    publish(offer, cost="kostenlos")
    assert sequence(offer) == before


def test_what_was_published_before_anybody_counted_is_counted_from_its_next_change(world):
    event = world.event()
    CalendarVersion.objects.update(fingerprint="")
    event.title = "Anders"
    event.save()
    assert sequence(event) == 1
