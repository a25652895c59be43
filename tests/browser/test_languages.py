"""Changing the language, being offered one's own, and Arabic on a narrow phone."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.utils.translation import get_language
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from home import views_offer
from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PHONE = {"width": 320, "height": 640}
Opens = Callable[..., Window]


@pytest.fixture
def world(db) -> World:
    """A page in four languages, another one in German and English."""
    world = World()
    for slug, codes in (("ueber-uns", ["en", "uk", "ar"]), ("kontakt", ["en"])):
        page = world.standard_page(slug, lead="team@example.org, Zeughausstraße 23, Formular_2025-12-02.pdf")
        for code in codes:
            world.translate(page, code)
    world.settings(page)
    return world


@pytest.fixture
def opens(chromium, live_server, monkeypatch) -> Iterator[Opens]:
    """Opens a fresh window whose browser speaks a language; a complaint of its console fails the test."""
    # The sentences themselves are the catalogues'; here each says in which language it is.
    monkeypatch.setattr(views_offer, "gettext", lambda text: f"{get_language()}: {text}")
    contexts, complaints = [], []

    def open_window(locale: str, path: str, **options: object) -> Window:
        context = chromium.new_context(base_url=live_server.url, locale=locale, **options)
        contexts.append(context)
        window = context.new_page()
        window.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.goto(path, wait_until="networkidle")
        return window

    yield open_window
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert not complaints, complaints


def offer(window: Window):
    return window.locator(".language-offer")


def test_a_visitor_is_offered_the_page_in_the_language_of_the_browser(world, opens):
    window = opens("uk-UA", "/de/ueber-uns/?x=1#content")
    expect(window).to_have_url(re.compile("/de/ueber-uns/"))
    expect(offer(window)).to_have_attribute("lang", "uk")
    expect(offer(window)).to_have_attribute("dir", "ltr")
    link = offer(window).get_by_role("link")
    expect(link).to_have_text("uk: Read this page in English")
    link.click()
    expect(window).to_have_url(re.compile(r"/uk/ueber-uns/\?x=1#content$"))
    expect(window.locator("html")).to_have_attribute("lang", "uk")
    window.wait_for_load_state("networkidle")
    expect(offer(window)).to_have_count(0)


def test_the_offer_can_be_closed_and_does_not_come_again(world, opens):
    window = opens("uk-UA", "/de/ueber-uns/")
    offer(window).get_by_role("button", name="uk: Close this offer").press("Enter")
    expect(offer(window)).to_have_count(0)
    window.goto("/de/kontakt/", wait_until="networkidle")
    expect(offer(window)).to_have_count(0)


def test_the_offer_stands_above_the_page_and_covers_nothing(world, opens):
    window = opens("uk-UA", "/de/ueber-uns/", viewport=PHONE)
    expect(offer(window).get_by_role("link")).to_be_visible()
    above, below = (window.locator(place).bounding_box() for place in (".language-offer", ".site-header"))
    assert above["y"] == 0
    assert above["y"] + above["height"] <= below["y"]


def test_the_focus_goes_to_the_choice_of_languages_when_the_offer_is_closed(world, opens):
    window = opens("uk-UA", "/de/ueber-uns/")
    offer(window).get_by_role("button").press("Enter")
    expect(window.locator(".language-switcher__button")).to_be_focused()


@pytest.mark.parametrize("path", ["/de/ueber-uns/", "/de/kontakt/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_offer_moves_nothing(world, opens, path, width):
    window = opens("uk-UA", path, viewport={**PHONE, "width": width})
    expect(offer(window).get_by_role("link")).to_be_visible()
    shifts = window.evaluate(
        """() => new Promise((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().length))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => resolve(0), 300);
        })"""
    )
    assert shifts == 0


def test_whoever_reads_german_is_offered_nothing(world, opens):
    for path in ("/de/ueber-uns/", "/de-simple/ueber-uns/"):
        expect(offer(opens("de-AT", path))).to_have_count(0)


def test_a_page_that_is_not_translated_is_offered_as_what_it_is(world, opens):
    link = offer(opens("uk-UA", "/de/kontakt/")).get_by_role("link")
    expect(link).to_contain_text("This page is only available in German so far.")
    expect(link).to_have_attribute("href", "/uk/kontakt/")


def test_a_language_that_really_has_the_page_comes_first(world, opens, chromium):
    window = opens("uk-UA", "/de/")
    window.add_init_script(
        "Object.defineProperty(navigator, 'languages', {get: () => ['fr', 'uk', 'en-GB', 'de']})"
    )
    window.goto("/de/kontakt/", wait_until="networkidle")
    expect(offer(window)).to_have_attribute("lang", "en")


def test_the_offer_is_right_to_left_where_its_language_is(world, opens):
    window = opens("ar-EG", "/de/ueber-uns/", viewport=PHONE)
    expect(offer(window)).to_have_attribute("dir", "rtl")
    assert no_sideways_scrolling(window)
    button, link = (offer(window).get_by_role(role).bounding_box() for role in ("button", "link"))
    assert button["x"] < link["x"]
    assert button["width"] >= 44


def test_the_language_is_changed_with_the_keyboard_alone(world, opens):
    window = opens("de-DE", "/de/ueber-uns/")
    button = window.locator(".language-switcher__button")
    button.focus()
    window.keyboard.press("Enter")
    panel = window.get_by_role("navigation", name=re.compile("Sprachen|languages"))
    expect(panel).to_be_visible()
    window.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    window.keyboard.press("Enter")
    for _ in range(4):
        window.keyboard.press("Tab")
    expect(panel.get_by_role("link", name="Українська")).to_be_focused()
    window.keyboard.press("Enter")
    expect(window).to_have_url(re.compile("/uk/ueber-uns/$"))
    expect(window.locator(".language-switcher [aria-current]")).to_have_text("Українська")
    # A choice has been made: German is not offered.
    window.wait_for_load_state("networkidle")
    expect(offer(window)).to_have_count(0)


def test_the_language_is_changed_without_javascript(world, opens):
    window = opens("uk-UA", "/de/ueber-uns/", java_script_enabled=False)
    expect(offer(window)).to_have_count(0)
    window.locator(".language-switcher__button").click()
    window.locator(".language-switcher__list").get_by_role("link", name="العربية").click()
    expect(window.locator("html")).to_have_attribute("dir", "rtl")
    expect(window).to_have_url(re.compile("/ar/ueber-uns/$"))


@pytest.mark.parametrize(
    "path", ["/ar/", "/ar/ueber-uns/", "/ar/kontakt/", "/fa/ueber-uns/", "/ar/suche/", "/de-simple/"]
)
def test_a_page_and_its_languages_fit_a_narrow_phone_in_both_directions(world, opens, path):
    window = opens("fr-FR", path, viewport=PHONE)
    expect(window.locator("html")).to_have_attribute("dir", "ltr" if path == "/de-simple/" else "rtl")
    assert no_sideways_scrolling(window)
    window.locator(".language-switcher__button").click()
    assert no_sideways_scrolling(window)
    box = window.locator(".language-switcher__panel").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    window.locator(".menu-toggle__button").click()
    assert no_sideways_scrolling(window)


def no_sideways_scrolling(window: Window) -> bool:
    return window.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
