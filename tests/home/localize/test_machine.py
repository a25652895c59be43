"""Machine translation: behind one setting, in batches, remembered as such, and a sentence when it fails."""

import time

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from demo.builders.translations import locale_for
from home.localize.machine.filling import MOST_TEXTS, batches, fill
from home.localize.submission import submit
from home.models import User
from home.translation import reviewing
from home.translation.state import State
from tests.home.localize.acting import press, written
from tests.home.localize.conftest import browser, person, said, source_of, translation_of, version
from tests.home.localize.machines import Marker
from tests.home.translation.making import change, publish_translation, state
from tests.worlds import committed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_asked() -> None:
    Marker.asked.clear()


@pytest.fixture(params=["page", "snippet"])
def thing(request, world):
    if request.param == "page":
        return world.offer(title="Titel", promise="Ein Versprechen")
    return world.event(title="Titel", summary="Ein Versprechen")


def test_each_text_is_remembered_as_written_by_a_machine(editor, thing, english, machine):
    machine("Marker")
    submit(thing, english)
    response = press(editor, thing)
    assert response.status_code == 302
    assert "Marker has translated" in said(response)
    assert set(written(thing).values_list("translation_type", "tool_name")) == {("machine", "Marker")}
    assert translation_of(thing).get_progress()[0] == written(thing).count()


def test_the_readers_notice_follows_from_the_texts(editor, thing, english, machine, client):
    machine("Marker")
    submit(thing, english)
    press(editor, thing)
    publish_translation(thing)
    assert state(version(thing)) is State.MACHINE
    if hasattr(thing, "address_in"):
        assert "machine" in client.get(thing.address_in("en")).content.decode()
    reviewing.mark_reviewed(version(thing), User.objects.get(username="editor"))
    assert state(version(thing)) is State.REVIEWED


def test_what_a_person_wrote_is_not_touched(editor, world, thing, machine):
    machine("Marker")
    world.translate(thing)
    title = written(thing).get(context__path="title")
    title.delete()
    before = set(written(thing).values_list("pk", "data"))
    press(editor, thing)
    assert before < set(written(thing).values_list("pk", "data"))
    assert written(thing).get(translation_type="machine").data == "[en] Titel"


def test_a_text_that_a_person_then_changes_counts_as_theirs(editor, thing, english, machine):
    machine("Marker")
    submit(thing, english)
    press(editor, thing)
    segment = source_of(thing).stringsegment_set.get(context__path="title")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation_of(thing).pk, segment.pk])
    editor.put(url, "value=Title", content_type="application/x-www-form-urlencoded")
    assert written(thing).get(context__path="title").translation_type == "manual"


def test_machine_text_stays_machine_text_when_the_translation_is_stopped(editor, thing, english, machine):
    machine("Marker")
    submit(thing, english)
    press(editor, thing)
    publish_translation(thing)
    translation = translation_of(thing)
    translation.enabled = False
    translation.save()
    change(thing, title="Ganz anders")
    source_of(thing).update_from_db()
    StringTranslation.objects.all().delete()
    version(thing).save_revision().publish()
    assert reviewing.records_of(version(thing))[0].is_unreviewed_machine_text


def test_long_texts_go_in_batches(world, english, machine, chief):
    strings = [StringValue(f"Satz {number}") for number in range(2 * MOST_TEXTS + 1)]
    assert [len(batch) for batch in batches(strings)] == [MOST_TEXTS, MOST_TEXTS, 1]
    lengths = [len(batch) for batch in batches([StringValue("x" * 6000) for _ in range(3)])]
    assert lengths == [1, 1, 1]


@pytest.fixture
def long_page(world, english):
    page = world.standard_page("lang")
    page.body = [("text", f"<p>Absatz Nummer {number}</p>") for number in range(MOST_TEXTS + 5)]
    page.save_revision().publish()
    submit(page, english)
    return page


def test_what_came_before_a_failure_is_kept(editor, long_page, machine):
    machine("SecondTimeBroken")
    response = press(editor, long_page)
    assert "Marker cannot be reached" in said(response)
    assert "are still to be translated" in said(response)
    assert written(long_page).count() == MOST_TEXTS


def test_when_the_time_is_over_the_rest_waits(editor, long_page, machine):
    machine("Marker")
    filled = fill(translation_of(long_page), User.objects.get(username="editor"), until=time.monotonic() - 1)
    assert filled.written == MOST_TEXTS
    assert filled.left
    response = press(editor, long_page)
    assert "has translated" in said(response)
    total, done = translation_of(long_page).get_progress()
    assert total == done


def test_a_second_time_there_is_nothing_left(editor, thing, english, machine):
    machine("Marker")
    submit(thing, english)
    press(editor, thing)
    assert "nothing left to translate" in said(press(editor, thing))


def test_what_came_back_without_its_marks_is_left_for_people(editor, world, english, machine):
    machine("Careless")
    page = world.standard_page("seite", title="Seite")
    page.body = [("text", "<p>Ein <b>Wort</b></p><p>Mail an x@example.org</p><p>Satz</p>")]
    page.save_revision().publish()
    submit(page, english)
    response = press(editor, page)
    assert "2 texts came back without" in said(response)
    assert written(page).filter(data="Satz").exists()
    assert not written(page).filter(data__contains="Wort").exists()


def test_a_title_that_got_too_long_is_left_for_people(editor, world, english, machine):
    machine("Marker")
    event = world.event(title="T" * 198)
    submit(event, english)
    assert "1 text came back" in said(press(editor, event))
    publish_translation(event)


def test_plain_german_has_no_machine(chief, world, machine):
    machine("Marker")
    page = world.standard_page("seite")
    submit(page, locale_for("de-simple"))
    assert "These texts are written by people" in said(press(chief, page, "de-simple"))
    assert not written(page, "de-simple").exists()


def test_a_language_that_the_service_does_not_know_gets_a_sentence(chief, world, machine):
    machine("Marker")
    page = world.standard_page("seite")
    submit(page, locale_for("fa"))
    assert "Marker does not translate into" in said(press(chief, page, "fa"))


def test_who_may_not_edit_the_translation_may_not_have_it_translated(world, english, machine):
    machine("Marker")
    page = world.standard_page("seite")
    submit(page, english)
    assert press(browser(person("outsider")), page).status_code in (302, 403)
    assert not written(page).exists()


def test_only_a_post_translates(editor, thing, english, machine):
    machine("Marker")
    submit(thing, english)
    url = reverse("wagtail_localize:machine_translate", args=[translation_of(thing).pk])
    assert editor.get(url).status_code == 405


def test_syncing_fills_all_languages_but_plain_german(editor, thing, machine):
    machine("Marker")
    for code in ("en", "tr", "de-simple"):
        submit(thing, locale_for(code))
    url = reverse("wagtail_localize:update_translations", args=[source_of(thing).pk])
    with committed():
        response = editor.post(url, {"use_machine_translation": "on"})
    assert "English: Marker has translated" in said(response)
    assert "These texts are written by people" in said(response)
    assert written(thing, "tr").exists()
    assert not written(thing, "de-simple").exists()
