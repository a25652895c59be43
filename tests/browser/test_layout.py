"""What a phone of 320 pixels and a keyboard need, on every page type, in both directions of writing."""

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.places import NOT_THERE, PLACES, built

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

BOTH_DIRECTIONS = pytest.mark.parametrize("code", ["de", "ar"])
WIDTH = "document.documentElement.scrollWidth"
MORE_SPACE = """() => document.querySelectorAll("body *").forEach(one => {
    one.style.setProperty("line-height", "1.5", "important");
    one.style.setProperty("letter-spacing", ".12em", "important");
    one.style.setProperty("word-spacing", ".16em", "important");
})"""
TOO_WIDE = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(one => one.checkVisibility() && !one.closest(".visually-hidden, .skip-link"))
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.right > innerWidth + 1 || box.left < -1)
    .map(([one, box]) => `${one.tagName}.${one.className}`)"""
OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement);
    const after = getComputedStyle(document.activeElement, "::after");
    return [style, after].some(one => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2);
}"""
IN_SIGHT = """() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""

# What stands over the page, such as buttons that stay in reach, never hides what has the focus.
UNCOVERED = """() => {
    const one = document.activeElement;
    const box = one.getClientRects()[0];
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !above || one.contains(above) || above.contains(one) || above.closest("label")?.control === one;
}"""


def places_that_exist(code: str) -> dict[str, str]:
    """Addresses by name; the page that is not there is an error on the console of every browser."""
    return {place: f"/{code}/{path}" for place, path in PLACES.items() if path != NOT_THERE}


@BOTH_DIRECTIONS
def test_no_page_scrolls_sideways_at_320_pixels(visitor: Window, code):
    """Neither as it is, nor with the spaces that readers may set themselves (WCAG 1.4.12)."""
    built(code)
    visitor.set_viewport_size({"width": 320, "height": 640})
    for place, address in places_that_exist(code).items():
        visitor.goto(address)
        assert visitor.evaluate(WIDTH) <= 320, (place, visitor.evaluate(TOO_WIDE))
        visitor.evaluate(MORE_SPACE)
        assert visitor.evaluate(WIDTH) <= 320, (place, "with more space", visitor.evaluate(TOO_WIDE))


@BOTH_DIRECTIONS
def test_focus_is_always_to_be_seen(visitor: Window, code):
    built(code)
    for width in (320, 1280):
        visitor.set_viewport_size({"width": width, "height": 800})
        for place in ("home", "offer", "presentation", "search"):
            visitor.goto(places_that_exist(code)[place])
            reached = 0
            visitor.keyboard.press("Tab")
            while visitor.evaluate("document.activeElement !== document.body") and reached < 60:
                name = (place, width, visitor.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
                assert visitor.evaluate(OUTLINE), name
                assert visitor.evaluate(IN_SIGHT), name
                assert visitor.evaluate(UNCOVERED), name
                reached += 1
                visitor.keyboard.press("Tab")
            assert reached >= 7, place


@BOTH_DIRECTIONS
def test_the_skip_link_comes_first_and_leads_to_the_content(visitor: Window, code):
    built(code)
    visitor.goto(places_that_exist(code)["offer"])
    visitor.keyboard.press("Tab")
    link = visitor.locator(":focus")
    expect(link).to_have_class("skip-link")
    expect(link).to_be_in_viewport()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("#content")).to_be_focused()
    visitor.keyboard.press("Tab")
    assert visitor.evaluate("document.querySelector('main').contains(document.activeElement)")
