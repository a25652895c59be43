import pytest

from demo.builders import events
from programmes.models import Appearance

pytestmark = pytest.mark.django_db


def test_role_and_organisation_are_those_of_that_day(world):
    event = world.event(speakers=[(world.speaker, "Moderation", "Damals GmbH")])
    world.speaker.organisation = None
    world.speaker.function = "Heute etwas anderes"
    world.speaker.save_revision().publish()
    appearance = Appearance.objects.at(event, "de").get()
    assert (appearance.role, appearance.organisation) == ("Moderation", "Damals GmbH")


def test_roles_are_translated_and_the_order_stays(world):
    second = events.speaker("Beispielperson B")
    event = world.event(speakers=[(second, "Vortrag", ""), (world.speaker, "Moderation", "")])
    english = world.translate(event, Vortrag="Talk", Moderation="Chair")
    found = Appearance.objects.at(english, "en")
    assert [(one.speaker.name, one.role) for one in found] == [
        ("Beispielperson B", "Talk"),
        ("Beispielperson A", "Chair"),
    ]


def test_a_speaker_who_was_taken_off_the_german_event_is_gone_in_every_language(world):
    event = world.event(speakers=[(world.speaker, "Vortrag", "")])
    english = world.translate(event)
    event.appearances = []
    event.save_revision().publish()
    assert not Appearance.objects.at(english, "en").exists()


def test_a_speaker_who_joins_later_is_shown_with_the_german_role(world):
    event = world.event()
    english = world.translate(event)
    german = event.locale
    event.appearances = [Appearance(speaker=world.speaker, role="Vortrag", locale=german)]
    event.save_revision().publish()
    assert [one.role for one in Appearance.objects.at(english, "en")] == ["Vortrag"]
