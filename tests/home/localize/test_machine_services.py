"""Settings that lead nowhere, and services that answer anything: the editor always gets a sentence."""

import pytest
from django.urls import reverse

from demo.builders.translations import locale_for
from home.localize.submission import submit
from tests.home.localize.acting import board_url, edit_url, press, written
from tests.home.localize.conftest import said, source_of, version
from tests.home.localize.machines import fake_service
from tests.worlds import committed

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["page", "snippet"])
def thing(request, world):
    if request.param == "page":
        return world.offer(title="Titel", promise="Ein Versprechen")
    return world.event(title="Titel", summary="Ein Versprechen")


SETTINGS = [
    (("deepl",), {}, "DeepL needs a key"),
    (("libretranslate",), {}, "LibreTranslate needs an address"),
    (("libretranslate",), {"url": "ftp://example.org"}, "has to begin with https://"),
    (("gugel",), {}, "“gugel” is no machine translator"),
    ((".",), {}, "“.” is no machine translator"),
    (("os.path",), {}, "has to be a BaseMachineTranslator"),
    (("Late",), {}, "cannot be used: RuntimeError"),
    (("Marker",), {"more": "[1"}, "has to be a JSON object"),
    (("Marker",), {"more": "[1]"}, "has to be a JSON object"),
]


@pytest.mark.parametrize(("name", "options", "sentence"), SETTINGS)
def test_a_setting_that_leads_nowhere_breaks_nothing_and_says_so(
    chief, world, english, machine, name, options, sentence
):
    machine(*name, **options)
    page = world.standard_page("seite")
    submit(page, english)
    response = press(chief, page)
    assert response.status_code == 302
    assert sentence in said(response)
    assert not written(page).exists()
    assert sentence in chief.get(board_url(version(page))).content.decode().replace("&quot;", '"')
    editor_page = chief.get(edit_url(version(page)))
    assert editor_page.status_code == 200
    assert "machine_translate" not in editor_page.content.decode()
    assert sentence in editor_page.content.decode().replace("&quot;", '"')
    sync = reverse("wagtail_localize:update_translations", args=[source_of(page).pk])
    assert sentence in chief.get(sync).content.decode().replace("&quot;", '"')
    with committed():
        assert chief.post(sync, {"use_machine_translation": "on"}).status_code == 302


@pytest.mark.parametrize(("name", "options", "sentence"), SETTINGS)
def test_the_system_check_names_what_is_missing(machine, name, options, sentence):
    from home.checks import machine_translator_is_usable

    machine(*name, **options)
    [warning] = machine_translator_is_usable()
    assert sentence in warning.msg
    assert warning.id == "home.W006"


def test_the_system_check_is_silent_where_nothing_is_missing(machine):
    from home.checks import machine_translator_is_usable

    assert machine_translator_is_usable() == []
    machine("deepl", key="abc:fx")
    assert machine_translator_is_usable() == []


def test_without_a_setting_there_is_no_button_and_a_sentence(editor, thing, english):
    submit(thing, english)
    response = press(editor, thing)
    assert response.status_code == 302
    assert "This site has no machine translation" in said(response)
    assert "This site has no machine translation" in editor.get(board_url(version(thing))).content.decode()
    assert "machine_translate" not in editor.get(edit_url(version(thing))).content.decode()


def test_with_a_machine_there_are_buttons(editor, thing, english, machine):
    machine("Marker")
    submit(thing, english)
    assert "machine_translate" in editor.get(edit_url(version(thing))).content.decode()
    assert "Have Marker translate" in editor.get(board_url(version(thing))).content.decode()


def test_deepl_is_asked_for_british_english_and_politely(editor, thing, english, machine):
    with fake_service() as service:
        machine("deepl", key="geheim", url=service.url)
        submit(thing, english)
        assert "DeepL has translated" in said(press(editor, thing))
    [asked] = service.asked
    assert asked["source_lang"] == ["DE"]
    assert asked["target_lang"] == ["EN-GB"]
    assert asked["formality"] == ["prefer_more"]
    assert asked["key"] == "DeepL-Auth-Key geheim"
    assert asked["path"] == "/v2/translate"
    assert written(thing).get(context__path="title").data == "EN Titel"


def test_libretranslate_needs_no_key(editor, thing, machine):
    with fake_service() as service:
        machine("libretranslate", url=service.url)
        submit(thing, locale_for("uk"))
        assert "LibreTranslate has translated" in said(press(editor, thing, "uk"))
    [asked] = service.asked
    assert (asked["source"], asked["target"], asked["format"]) == ("de", "uk", "html")


@pytest.mark.parametrize("name", ["deepl", "libretranslate"])
@pytest.mark.parametrize(
    ("status", "answer", "sentence"),
    [
        (403, None, "refuses the key"),
        (456, None, "is used up"),
        (429, None, "asked too often"),
        (413, None, "too long"),
        (400, {"message": "Value for 'target_lang' not supported."}, "does not know this language"),
        (503, b"busy", "problem of its own"),
        (200, b"<html>maintenance</html>", "cannot be used"),
        (200, {"translations": [], "translatedText": []}, "cannot be used"),
        (200, {"translations": None, "translatedText": None}, "cannot be used"),
        (200, [], "cannot be used"),
    ],
)
def test_whatever_a_service_answers_the_editor_gets_a_sentence(
    chief, world, english, machine, name, status, answer, sentence
):
    page = world.standard_page("seite")
    submit(page, english)
    with fake_service(status, answer) as service:
        machine(name, key="geheim", url=service.url)
        response = press(chief, page)
    assert response.status_code == 302
    assert sentence in said(response)
    assert "geheim" not in said(response)
    assert not written(page).exists()


@pytest.mark.parametrize("name", ["deepl", "libretranslate"])
def test_a_service_that_is_not_there_is_said_to_be_out_of_reach(chief, world, english, machine, name):
    with fake_service() as gone:
        pass
    page = world.standard_page("seite")
    submit(page, english)
    machine(name, key="geheim", url=gone.url)
    assert "cannot be reached" in said(press(chief, page))
