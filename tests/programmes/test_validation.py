from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from home.models import Image
from programmes.models import Event, Speaker

pytestmark = pytest.mark.django_db


def errors_of(thing):
    with pytest.raises(ValidationError) as caught:
        thing.full_clean()
    return caught.value.message_dict


def test_an_event_cannot_end_before_it_starts(world):
    event = world.event()
    event.end = event.start - timedelta(minutes=1)
    assert "cannot end before it starts" in errors_of(event)["end"][0]


def test_an_event_on_site_needs_a_place(world):
    event = world.event()
    event.mode = "on_site"
    assert "place" in errors_of(event)


def test_two_events_cannot_have_the_same_address(world):
    world.event(slug="gleich")
    second = world.event(slug="anders")
    second.slug = "gleich"
    assert "already taken" in errors_of(second)["slug"][0]


def test_the_translation_of_an_event_has_its_address(world):
    english = world.translate(world.event(slug="gleich"))
    assert english.slug == "gleich"
    english.full_clean()


def test_the_german_at_the_end_of_an_offer_is_not_below_that_at_its_start(world):
    offer = world.offer(level_in="b1")
    offer.level_out = "a2"
    assert "cannot be below" in errors_of(offer)["level_out"][0]


@pytest.mark.parametrize("level_out", ["", "b1", "c2"])
def test_the_german_at_the_end_may_be_the_same_higher_or_not_said(world, level_out):
    offer = world.offer(level_in="b1")
    offer.level_out = level_out
    offer.full_clean()


def test_a_presentation_belongs_to_an_event_or_a_programme(world):
    presentation = world.presentation()
    presentation.event = None
    assert "event" in errors_of(presentation)


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (1, True), (None, True)])
def test_a_portrait_is_shown_until_its_last_day(world, days, shown):
    image = Image.objects.create(title="Porträt", file=get_test_image_file())
    until = None if days is None else timezone.localdate() + timedelta(days=days)
    speaker = Speaker(name="A", portrait=image, public_until=until)
    assert (speaker.public_portrait == image) is shown


def shows_a_portrait(client, address):
    """Whether the first speaker on a page has a picture; the page has other pictures, such as its QR code."""
    html = client.get(address).content.decode()
    return "<img" in html.split('class="speaker__portrait"')[1].split("</div>")[0]


def test_a_portrait_disappears_from_pages_without_anyone_touching_it(client, world):
    image = Image.objects.create(title="Porträt", file=get_test_image_file())
    world.speaker.portrait = image
    world.speaker.public_until = timezone.localdate()
    world.speaker.save_revision().publish()
    event = world.event(speakers=[(world.speaker, "Vortrag", "Damals GmbH")])
    address = f"/de/termine/{event.slug}/"
    assert shows_a_portrait(client, address)
    Speaker.objects.update(public_until=date(2020, 1, 1))
    assert not shows_a_portrait(client, address)


def test_events_are_split_into_those_to_come_and_those_that_are_over(world):
    world.event(slug="vorbei", days=-3)
    world.event(slug="bald", days=3)
    world.event(slug="spaeter", days=9)
    assert [event.slug for event in Event.objects.in_language("de").upcoming()] == ["bald", "spaeter"]
    assert [event.slug for event in Event.objects.in_language("de").past()] == ["vorbei"]
