"""The slide viewer: by keyboard, by finger, in both directions of writing, and the page without it."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Window

from tests.worlds import World, deck

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ADDRESS = "downloads/folien-1/"
SWIPE = """([from, to]) => {
    const stage = document.querySelector(".slide-viewer__stage");
    const finger = (x, y) => new Touch({identifier: 1, target: stage, clientX: x, clientY: y});
    const send = (kind, x, y) => stage.dispatchEvent(new TouchEvent(kind, {
        bubbles: true,
        touches: kind === "touchstart" ? [finger(x, y)] : [],
        changedTouches: [finger(x, y)],
    }));
    send("touchstart", ...from);
    send("touchend", ...to);
}"""


@pytest.fixture
def world(db) -> World:
    world = World()
    world.presentation(world.document(deck("Folien", "Anfang", "Mitte", "Ende")))
    return world


def viewer(window: Window) -> Locator:
    return window.locator("dialog.slide-viewer")


def opened(window: Window, code: str = "de", slide: int = 1) -> Locator:
    """The viewer, opened at a slide."""
    window.goto(f"/{code}/{ADDRESS}")
    window.locator(f"#slide-{slide} .slide__open").click()
    return viewer(window)


def shown(window: Window) -> str | None:
    """The number at the end of the address: the slide that is shown.

    Asked of the page itself, because `window.url` hears of a change a moment later.
    """
    found = re.search(r"#slide-(\d+)$", window.evaluate("location.href"))
    return found and found[1]


def test_a_slide_opens_with_its_picture_and_its_text(world, visitor: Window):
    dialog = opened(visitor, slide=2)
    expect(dialog.get_by_role("heading")).to_be_focused()
    expect(dialog.get_by_role("heading")).to_contain_text("2")
    expect(dialog.get_by_role("img")).to_be_visible()
    expect(dialog.locator(".slide__text")).to_contain_text("Mitte")
    assert shown(visitor) == "2"


def test_a_slide_seen_alone_gets_a_sharper_picture_than_on_the_page(db, settings, visitor: Window):
    settings.SLIDES_LARGER_PIXELS = (960, 1600)
    world = World()
    world.presentation(world.document(deck("Folien", "Anfang")))
    visitor.set_viewport_size({"width": 1600, "height": 1000})
    picture = opened(visitor).locator("img")
    expect(picture).to_have_attribute("sizes", re.compile("72vw"))
    largest = picture.get_attribute("srcset").split()[-2]
    assert largest.endswith("-1600.webp")
    expect(picture).to_have_js_property("currentSrc", urljoin(visitor.url, largest))


def test_a_screen_reader_finds_the_slide_and_nothing_behind_it(world, visitor: Window):
    opened(visitor, slide=2)
    client = visitor.context.new_cdp_session(visitor)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    heard = [node for node in nodes if not node["ignored"]]
    found = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in heard]
    assert ("dialog", "Folie 2 von 3") in found
    assert ("heading", "Folie 2 von 3") in found
    assert any(role == "image" and "2" in name for role, name in found)
    assert any(role == "StaticText" and "Mitte" in name for role, name in found)
    assert all(name for role, name in found if role == "button")
    assert not [name for role, name in found if role in {"banner", "contentinfo", "navigation", "searchbox"}]


def test_keys_turn_over_and_stop_at_both_ends(world, visitor: Window):
    opened(visitor)
    seen = []
    for key in ("ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight", "Home", "End", "ArrowLeft"):
        visitor.keyboard.press(key)
        seen.append(shown(visitor))
    assert seen == ["1", "2", "3", "3", "1", "3", "2"]


def test_arrows_follow_the_direction_of_writing(world, visitor: Window):
    world.translate(world.presentations[0], "ar")
    dialog = opened(visitor, "ar")
    visitor.keyboard.press("ArrowLeft")
    assert shown(visitor) == "2"
    visitor.keyboard.press("ArrowRight")
    assert shown(visitor) == "1"
    expect(dialog.locator(".slide__text")).to_have_attribute("lang", "de")


def test_a_finger_turns_over_along_the_line_only(world, visitor: Window):
    opened(visitor)
    visitor.evaluate(SWIPE, [[300, 200], [100, 210]])
    assert shown(visitor) == "2"
    visitor.evaluate(SWIPE, [[300, 400], [280, 100]])
    assert shown(visitor) == "2"
    visitor.evaluate(SWIPE, [[100, 200], [300, 190]])
    assert shown(visitor) == "1"


def test_buttons_keep_the_focus_at_the_last_slide(world, visitor: Window):
    dialog = opened(visitor, slide=2)
    following = dialog.locator("[data-action=next]")
    following.press("Enter")
    expect(following).to_have_attribute("aria-disabled", "true")
    following.press("Enter")
    expect(following).to_be_focused()
    assert shown(visitor) == "3"


def test_escape_leads_back_to_the_slide_that_was_seen_last(world, visitor: Window):
    dialog = opened(visitor)
    visitor.keyboard.press("End")
    visitor.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(visitor.locator("#slide-3 .slide__open")).to_be_focused()
    assert shown(visitor) == "3"


def test_the_keyboard_can_leave_the_viewer_by_its_button(world, visitor: Window):
    dialog = opened(visitor)
    for _ in range(10):
        visitor.keyboard.press("Tab")
        if visitor.evaluate("document.activeElement.dataset.action === 'close'"):
            break
    visitor.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def test_who_wants_less_motion_gets_none(world, visitor: Window):
    visitor.emulate_media(reduced_motion="reduce")
    dialog = opened(visitor)
    assert dialog.evaluate("one => getComputedStyle(one).animationName") == "none"
    visitor.emulate_media(reduced_motion="no-preference")
    assert dialog.evaluate("one => getComputedStyle(one).animationName") != "none"


def test_without_javascript_the_slides_are_on_the_page(world, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    window = context.new_page()
    window.goto(f"/de/{ADDRESS}#slide-3")
    expect(window.locator("#slide-3")).to_be_in_viewport()
    expect(window.locator("#slide-3 .slide__text")).to_contain_text("Ende")
    expect(window.locator(".slide__open")).to_have_count(0)
    context.close()
