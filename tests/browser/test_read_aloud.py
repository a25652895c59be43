"""Reading aloud: with the device's own voices only, sentence by sentence, each passage in its language."""

import json

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Window

from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PAGE = "seite/"
# A device with these voices. Each sentence is written down; it ends when the test says so.
DEVICE = """(() => {
    const voices = %s.map(([lang, localService]) => ({lang, localService, name: lang}));
    window.spoken = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const device = {
        getVoices: () => voices,
        speak: (one) => { spoken.push([one.lang, one.text]); window.current = one; },
        cancel: () => { const one = window.current; window.current = null; one?.onerror?.(); },
        addEventListener: () => {},
    };
    Object.defineProperty(window, "speechSynthesis", {value: device, configurable: true});
})()"""


@pytest.fixture
def world(db) -> World:
    world = World()
    page = world.standard_page(
        title="Guten Tag",
        lead="Der erste Satz. Der zweite, z. B. mit Komma!",
        body=[{"heading": "Mehr"}, {"bullets": ["Punkt eins", "Punkt zwei"]}],
    )
    world.translate(page, "uk", **{"Guten Tag": "Добрий день"})
    return world


def opened(window: Window, code: str, *voices: tuple[str, bool]) -> Locator:
    """The page on a device with these voices (language, whether it speaks by itself); the first button."""
    window.add_init_script(DEVICE % json.dumps(voices))
    window.goto(f"/{code}/{PAGE}")
    return button(window, "toggle")


def button(window: Window, action: str) -> Locator:
    return window.locator(f"read-aloud [data-action={action}]")


def spoken(window: Window) -> list[list[str]]:
    return window.evaluate("window.spoken")


def go_on(window: Window) -> None:
    """The device has come to the end of the sentence."""
    window.evaluate("window.current.onend()")


@pytest.mark.parametrize("voices", [[], [("en-US", True)], [("de-DE", False)]])
def test_without_a_voice_of_the_device_for_the_language_there_is_no_button(world, visitor: Window, voices):
    expect(opened(visitor, "de", *voices)).to_be_hidden()


def test_where_the_browser_cannot_speak_there_is_no_button(world, visitor: Window):
    visitor.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis;")
    visitor.goto(f"/de/{PAGE}")
    expect(button(visitor, "toggle")).to_be_hidden()


def test_a_page_is_read_sentence_by_sentence_from_its_title(world, visitor: Window):
    opened(visitor, "de", ("de-DE", True)).click()
    for _ in range(5):
        go_on(visitor)
    texts = [text for _language, text in spoken(visitor)]
    assert texts[:3] == ["Guten Tag", "Der erste Satz.", "Der zweite, z. B. mit Komma!"]
    assert texts[3:] == ["Mehr", "Punkt eins", "Punkt zwei"]
    assert {language for language, _text in spoken(visitor)} == {"de-DE"}
    expect(visitor.locator("li.is-read")).to_have_text("Punkt zwei")


def test_at_the_end_everything_is_as_before(world, visitor: Window):
    start = opened(visitor, "de", ("de-DE", True))
    name = start.inner_text()
    start.click()
    for _ in range(6):
        go_on(visitor)
    expect(start).to_have_text(name)
    expect(button(visitor, "stop")).to_be_hidden()
    expect(visitor.locator(".is-read")).to_have_count(0)


def test_a_pause_goes_on_with_the_sentence_that_was_cut_off(world, visitor: Window):
    start = opened(visitor, "de", ("de-DE", True))
    start.click()
    go_on(visitor)
    start.click()
    start.click()
    assert [text for _language, text in spoken(visitor)] == [
        "Guten Tag",
        "Der erste Satz.",
        "Der erste Satz.",
    ]


def test_after_a_stop_reading_begins_at_the_top(world, visitor: Window):
    start = opened(visitor, "de", ("de-DE", True))
    start.click()
    go_on(visitor)
    button(visitor, "stop").click()
    expect(start).to_be_focused()
    start.click()
    assert [text for _language, text in spoken(visitor)] == ["Guten Tag", "Der erste Satz.", "Guten Tag"]


def test_plain_german_is_read_by_a_german_voice(world, visitor: Window):
    expect(opened(visitor, "de-simple", ("de-AT", True))).to_be_visible()


def test_a_german_page_in_a_ukrainian_frame_is_read_in_german(world, visitor: Window):
    world.standard_page("nur-deutsch", title="Nur deutsch", lead="Ein Satz.")
    visitor.add_init_script(DEVICE % json.dumps([("uk-UA", True), ("de-DE", True)]))
    visitor.goto("/uk/nur-deutsch/")
    button(visitor, "toggle").click()
    while visitor.evaluate("!!document.querySelector('.is-read')"):
        go_on(visitor)
    assert ["de-DE", "Nur deutsch"] in spoken(visitor)
    assert ["de-DE", "Ein Satz."] in spoken(visitor)
    assert all(
        language == "uk-UA"
        for language, text in spoken(visitor)
        if "deutsch" not in text and "Satz" not in text
    )
