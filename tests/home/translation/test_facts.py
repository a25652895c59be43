import pytest

from programmes.models import Event, OfferPage
from programmes.vocabularies import EventStatus, GermanLevel

pytestmark = pytest.mark.django_db


def test_a_cancelled_event_is_cancelled_in_every_language(world):
    german = world.event()
    english = world.translate(german)
    german.status = EventStatus.CANCELLED
    german.save_revision().publish()
    english.refresh_from_db()
    assert english.status == EventStatus.CANCELLED


def test_a_draft_changes_no_facts(world):
    german = world.event()
    english = world.translate(german)
    german.status = EventStatus.CANCELLED
    german.save_revision()
    english.refresh_from_db()
    assert english.status == EventStatus.PLANNED


def test_a_translation_cannot_change_facts(world):
    english = world.translate(world.offer(level_in="b1"))
    english.level_in = GermanLevel.C2
    english.save_revision().publish()
    assert OfferPage.objects.get(pk=english.pk).level_in == GermanLevel.B1


def test_the_words_of_a_translation_stay(world):
    german = world.event(title="Alt")
    english = world.translate(german)
    german.title = "Neu"
    german.save_revision().publish()
    assert Event.objects.get(pk=english.pk).title == "EN Alt"


def test_a_page_without_german_version_keeps_its_own_facts(world):
    german = world.offer(level_in="b1")
    english = world.translate(german)
    german.delete()
    english.refresh_from_db()
    english.level_in = GermanLevel.B2
    english.save_revision().publish()
    assert OfferPage.objects.get(pk=english.pk).level_in == GermanLevel.B2
