"""What a phone of 320 pixels and a keyboard need, on every page type, in both directions of writing."""

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.places import NOT_THERE, PLACES, built
from tests.worlds import World

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
# Text that is cut off at the side.
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(one => one.checkVisibility() && !one.closest(".visually-hidden, .skip-link, svg"))
    .filter(one => ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
    .filter(one => one.innerText?.trim() && one.scrollWidth > one.clientWidth + 1)
    .map(one => `${one.tagName}.${one.className}`)"""

# What is wrong with the focus: it has to have an outline, to be in the window, and to lie under nothing
# that stands over the page, such as buttons that stay in reach.
TROUBLE = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const styles = ["", "::after"].map(part => getComputedStyle(one, part || null));
    const outlined = styles.some(one => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2);
    const all = one.getBoundingClientRect();
    const seen = all.width > 1 && all.bottom > 0 && all.top < innerHeight && all.right > 0
        && all.left < innerWidth;
    const box = one.getClientRects()[0];
    const heights = [.3, .5, .7].map(part => box.y + box.height * part).filter(y => y < innerHeight);
    const covered = heights.some(y => {
        const above = document.elementFromPoint(box.x + box.width / 2, y);
        const isLabel = above?.closest("label")?.control === one;
        return above && !one.contains(above) && !above.contains(one) && !isLabel;
    });
    const wrong = [outlined || "no outline", seen || "out of sight", !covered || "covered"];
    return wrong.filter(one => one !== true).map(text => `${text}: ${one.outerHTML.slice(0, 200)}`).join();
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
        assert not visitor.evaluate(CUT_OFF), (place, "with more space")


def test_long_german_words_in_titles_stay_on_the_screen(visitor: Window):
    """Also in a language whose rules do not know where a German word may be divided."""
    world = World()
    programme = world.programme(title="Produktionsallrounderinnenprogramm")
    event = world.event(title="Abschlussveranstaltungsvorbereitung", programmes=[programme])
    world.recap(event, programmes=[programme])
    visitor.set_viewport_size({"width": 320, "height": 640})
    for path in ("programme/programm-1/", "termine/termin-1/", "rueckblicke/rueckblick-1/"):
        visitor.goto(f"/uk/{path}")
        assert visitor.evaluate(WIDTH) <= 320, (path, visitor.evaluate(TOO_WIDE))


@pytest.mark.parametrize(("code", "width", "height"), [("de", 1280, 800), ("ar", 320, 512)])
def test_focus_is_always_to_be_seen(visitor: Window, code, width, height):
    """On every page type; in Arabic with the offer of the browser's language above the page."""
    built(code)
    visitor.set_viewport_size({"width": width, "height": height})
    for place, address in places_that_exist(code).items():
        visitor.goto(address)
        reached = 0
        visitor.keyboard.press("Tab")
        while (trouble := visitor.evaluate(TROUBLE)) is not None:
            assert not trouble, (place, trouble)
            reached += 1
            assert reached < 250, (place, "a trap")
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
