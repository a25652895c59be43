from datetime import timedelta

import pytest
from wagtail_localize.models import Translation, TranslationSource

from home.models import SourceChange, VersionRecord
from home.translation.recording import record_missing
from home.translation.state import State, state_of
from programmes.vocabularies import EventStatus
from tests.home.translation.making import (
    change,
    let_a_machine_translate,
    publish_translation,
    state,
    strings,
)

pytestmark = pytest.mark.django_db


def test_what_is_not_there_is_missing():
    assert state_of(exists=False, is_live=False, record=None, german=None) == State.MISSING


def test_what_is_not_published_is_a_draft(world):
    english = world.translate(world.standard_page())
    english.unpublish()
    assert state(english) == State.DRAFT


@pytest.mark.parametrize("kind", ["standard_page", "event", "programme"])
def test_a_translation_by_people_is_current(world, kind):
    assert state(world.translate(getattr(world, kind)())) == State.CURRENT


@pytest.mark.parametrize("kind", ["standard_page", "event", "programme"])
def test_a_translation_is_outdated_as_soon_as_the_german_words_change(world, kind):
    german = getattr(world, kind)()
    english = world.translate(german)
    change(german, title="Anders")
    assert state(english) == State.OUTDATED


def test_a_draft_of_the_german_version_makes_nothing_outdated(world):
    german = world.standard_page()
    english = world.translate(german)
    german.title = "Anders"
    german.save_revision()
    assert state(english) == State.CURRENT


def test_publishing_the_same_words_again_makes_nothing_outdated(world):
    german = world.standard_page()
    english = world.translate(german)
    change(german)
    assert state(english) == State.CURRENT
    assert not SourceChange.objects.exists()


def test_facts_make_nothing_outdated(world):
    german = world.event()
    english = world.translate(german)
    change(german, status=EventStatus.CANCELLED, start=german.start - timedelta(hours=1))
    assert state(english) == State.CURRENT


def test_german_words_that_are_taken_back_make_nothing_outdated(world):
    german = world.standard_page(title="Seite")
    english = world.translate(german)
    change(german, title="Anders")
    change(german, title="Seite")
    assert state(english) == State.CURRENT


def test_another_link_target_makes_a_translation_outdated(world):
    german = world.programme()
    change(german, aims='<p>Siehe <a href="https://example.org/a">hier</a></p>')
    english = world.translate(german)
    change(german, aims='<p>Siehe <a href="https://example.org/b">hier</a></p>')
    assert state(english) == State.OUTDATED


def test_a_changed_role_of_a_speaker_makes_the_event_outdated(world):
    german = world.event(speakers=[(world.speaker, "Moderation", "")])
    english = world.translate(german)
    appearance = german.appearances.get()
    appearance.role = "Vortrag"
    german.appearances.set([appearance])
    german.save_revision().publish()
    assert state(english) == State.OUTDATED


def test_translating_again_makes_it_current(world):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    world.translate(german.__class__.objects.get(pk=german.pk))
    assert state(english) == State.CURRENT


def test_publishing_the_old_translation_again_leaves_it_outdated(world):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    publish_translation(german)
    assert state(english) == State.OUTDATED


def test_an_unpublished_draft_of_the_translation_leaves_it_outdated(world):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    TranslationSource.objects.get(object=german.translation_key).update_from_db()
    assert state(english) == State.OUTDATED


def test_publishing_a_draft_from_before_the_translators_got_the_new_text_leaves_it_outdated(world):
    german = world.standard_page()
    english = world.translate(german)
    english.title = "Draft"
    draft = english.save_revision()
    change(german, title="Anders")
    TranslationSource.objects.get(object=german.translation_key).update_from_db()
    draft.publish()
    assert state(english) == State.OUTDATED


def test_only_the_languages_that_are_behind_are_outdated(world):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    turkish = world.translate(type(german).objects.get(pk=german.pk), "tr")
    assert (state(english), state(turkish)) == (State.OUTDATED, State.CURRENT)


@pytest.mark.parametrize("kind", ["standard_page", "event"])
def test_one_machine_made_string_makes_it_machine_made(world, kind):
    german = getattr(world, kind)()
    english = world.translate(german)
    one = strings(german).first()
    strings(german).filter(pk=one.pk).update(translation_type="machine")
    publish_translation(german)
    assert state(english) == State.MACHINE


def test_a_version_from_the_ordinary_editor_follows_the_german_text_of_its_first_publication(world):
    german = world.standard_page()
    english = world.translate(german)
    Translation.objects.update(enabled=False)
    VersionRecord.objects.filter(locale=english.locale).delete()
    english.save_revision().publish()
    assert state(english) == State.CURRENT
    change(german, title="Anders")
    english.save_revision().publish()
    assert state(english) == State.OUTDATED


def test_a_deleted_version_is_forgotten(world):
    english = world.translate(world.event())
    english.delete()
    assert not VersionRecord.objects.filter(locale=english.locale, translation_key=english.translation_key)


def test_versions_from_before_this_code_are_recorded_once(world):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    VersionRecord.objects.all().delete()
    assert record_missing() > 0
    assert state(english) == State.MACHINE
    assert record_missing() == 0


def test_a_version_recorded_late_is_outdated_if_the_german_text_had_moved_on(world):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    VersionRecord.objects.all().delete()
    record_missing()
    assert state(english) == State.OUTDATED
