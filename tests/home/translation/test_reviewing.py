import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from home.models import TranslationReview
from home.translation import reviewing
from home.translation.state import State
from tests.home.translation.making import (
    change,
    latest_change,
    let_a_machine_translate,
    publish_translation,
    state,
    strings,
)

pytestmark = pytest.mark.django_db


def test_still_current_is_said_by_name(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    reviewing.mark_still_current(english, anna)
    review = TranslationReview.objects.get()
    assert state(english) == State.CURRENT
    assert (review.kind, review.name, review.at.date()) == (
        "still_current",
        "Anna Beispiel",
        timezone.now().date(),
    )
    assert PageLogEntry.objects.filter(action="home.translation_still_current", user=anna).exists()


def test_correcting_the_translation_after_still_current_does_not_make_it_outdated_again(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    reviewing.mark_still_current(english, anna)
    publish_translation(german)
    assert state(english) == State.CURRENT


def test_after_still_current_the_next_change_makes_it_outdated_again(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    reviewing.mark_still_current(english, anna)
    change(german, title="Noch einmal anders")
    assert state(english) == State.OUTDATED


def test_what_is_current_cannot_be_said_to_be_still_current(world, anna):
    english = world.translate(world.standard_page())
    with pytest.raises(reviewing.NothingToSayError):
        reviewing.mark_still_current(english, anna)


def test_a_change_without_effect_makes_translations_current_again(world, anna):
    german = world.event()
    english = world.translate(german)
    change(german, title="Termin eins")
    reviewing.mark_without_effect(german, anna, latest_change(german))
    assert state(english) == State.CURRENT
    assert ModelLogEntry.objects.filter(action="home.translation_no_effect", user=anna).exists()


def test_a_change_without_effect_does_not_hide_an_earlier_one_with_effect(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Ganz anders")
    turkish = world.translate(type(german).objects.get(pk=german.pk), "tr")
    change(german, title="Ganz anders.")
    reviewing.mark_without_effect(german, anna, latest_change(german))
    assert (state(english), state(turkish)) == (State.OUTDATED, State.CURRENT)


def test_only_the_german_version_has_changes_without_effect(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    change(german, title="Anders")
    with pytest.raises(reviewing.NothingToSayError):
        reviewing.mark_without_effect(english, anna, latest_change(german))


def test_a_machine_made_string_that_is_not_in_use_does_not_count(world):
    german = world.standard_page(title="Alt")
    english = world.translate(german)
    strings(german).filter(translation_of__data="Alt").update(translation_type="machine")
    change(german, title="Neu")
    world.translate(type(german).objects.get(pk=german.pk))
    assert state(english) == State.CURRENT


def test_what_a_machine_wrote_stays_so_until_people_have_published_something_else(world):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    strings(german).update(translation_type="manual", tool_name="")
    assert state(english) == State.MACHINE
    publish_translation(german)
    assert state(english) == State.CURRENT


def test_a_review_is_one_action_by_a_named_person(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    reviewing.mark_reviewed(english, anna)
    assert state(english) == State.REVIEWED
    assert reviewing.records_of(english)[0].review.name == "Anna Beispiel"


def test_the_name_stays_when_the_account_goes(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    reviewing.mark_reviewed(english, anna)
    anna.delete()
    assert state(english) == State.REVIEWED
    assert reviewing.records_of(english)[0].review.name == "Anna Beispiel"


def test_a_new_machine_made_string_needs_a_new_review(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    reviewing.mark_reviewed(english, anna)
    let_a_machine_translate(german)
    assert state(english) == State.MACHINE


def test_a_machine_made_string_that_waited_unpublished_has_not_been_reviewed(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    strings(german).update(updated_at=timezone.now())
    reviewing.mark_reviewed(english, anna)
    publish_translation(german)
    assert state(english) == State.MACHINE


def test_a_person_who_improves_a_reviewed_translation_leaves_it_reviewed(world, anna):
    german = world.standard_page(lead="Ein Satz.")
    english = world.translate(german)
    let_a_machine_translate(german)
    reviewing.mark_reviewed(english, anna)
    one = strings(german).first()
    strings(german).filter(pk=one.pk).update(translation_type="manual", data="Better")
    publish_translation(german)
    assert state(english) == State.REVIEWED


def test_a_reviewed_translation_gets_outdated_too(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    reviewing.mark_reviewed(english, anna)
    change(german, title="Anders")
    assert state(english) == State.OUTDATED
    reviewing.mark_still_current(english, anna)
    assert state(english) == State.REVIEWED


def test_a_text_by_people_cannot_be_reviewed(world, anna):
    english = world.translate(world.standard_page())
    with pytest.raises(reviewing.NothingToSayError):
        reviewing.mark_reviewed(english, anna)


def test_nobody_reviews_a_text_that_they_have_not_seen(world, anna):
    german = world.standard_page()
    english = world.translate(german)
    let_a_machine_translate(german)
    seen = reviewing.seen(english)
    let_a_machine_translate(german)
    with pytest.raises(reviewing.NothingToSayError):
        reviewing.mark_reviewed(english, anna, seen)
    assert state(english) == State.MACHINE
