"""The content files, before anything is built from them."""

import html

import pytest

from config.languages import LANGUAGES
from demo.builders.links import addresses
from demo.content_files import CONTENT, deck, dictionary, load, material

SOURCES = ("network", "programmes", "series", "recaps", "pages")
CODES = [language.code for language in LANGUAGES if language.code != "de"]


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", SOURCES)
def test_texts_are_text_and_not_markup(name):
    assert [text for text in texts(load(name)) if "<" in text or "&amp;" in text] == []


@pytest.mark.parametrize("code", CODES)
def test_a_dictionary_translates_only_what_is_there(code):
    known = {text for name in SOURCES for text in texts(load(name))}
    assert set(dictionary(code)) <= known


@pytest.mark.parametrize("code", CODES)
def test_a_dictionary_keeps_addresses_and_holds_no_markup(code):
    for german, translated in dictionary(code).items():
        assert html.escape(translated, quote=False).replace("&amp;", "&") == translated
        assert german.count("@") == translated.count("@"), german
        assert sorted(addresses(german)) == sorted(addresses(translated)), german


@pytest.mark.parametrize("code", CODES)
def test_programmes_offers_home_and_plain_pages_are_in_every_language(code):
    wanted = {
        text
        for content in (*load("programmes")["programme"], load("network")["home"], *load("pages")["page"])
        for text in texts(
            [
                content.get(key, "")
                for key in ("title", "lead", "body", "aims", "results", "heading", "figures")
            ]
        )
        if text
    }
    assert wanted - set(dictionary(code)) == set()


def test_the_first_slide_of_a_deck_is_its_cover_and_the_real_deck_has_ten_or_more():
    for presentation in load("series")["presentation"]:
        for one in presentation["decks"]:
            assert deck(one["deck"])["language"] == one["language"]
    real = [deck(f"iq-um-9-2025-12-02-{code}") for code in ("de", "en")]
    assert all(len(one["slide"]) >= 10 for one in real)


def test_what_is_invented_says_so():
    for event in load("series")["event"]:
        if event["slug"] not in {"iq-um-9-2025-12-02", "abschlussveranstaltung-2025-11-04"}:
            assert event["note"] == "Beispielinhalt"
    for programme in load("programmes")["programme"]:
        assert all(offer["note"] == "Beispielinhalt" for offer in programme["offer"])


def test_figures_of_what_a_programme_has_reached_say_that_they_are_made_up():
    shown = [one["results"] for one in load("programmes")["programme"] if "results" in one]
    assert len(shown) == 2
    assert all("(Beispielangaben)" in results[0]["paragraph"] for results in shown)


def test_no_real_person_speaks_at_an_invented_event():
    speakers = {one["key"]: one["name"] for one in load("series")["speaker"]}
    for event in load("series")["event"]:
        if event["note"] == "Beispielinhalt":
            names = [speakers[one["speaker"]] for one in event.get("speakers", [])]
            assert all(name.startswith("Beispielperson") for name in names), event["slug"]


def test_every_deck_belongs_to_a_presentation():
    used = {one["deck"] for presentation in load("series")["presentation"] for one in presentation["decks"]}
    assert {path.stem for path in (CONTENT / "decks").glob("*.toml")} == used


def test_every_handout_belongs_to_a_presentation_and_says_that_it_is_made_up():
    used = {
        name for presentation in load("series")["presentation"] for name in presentation.get("materials", [])
    }
    assert {path.stem for path in (CONTENT / "materials").glob("*.toml")} == used
    assert all(material(name)["note"] == "Beispielinhalt" for name in used)
