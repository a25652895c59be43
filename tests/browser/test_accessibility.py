"""axe-core on every page type, in three scripts, narrow and wide, by day, by night and in forced colours.

All its rules for WCAG 2.2 A and AA, its best practices and its experimental rules run; only AAA is left out.
Each page is loaded once per language: the window then changes its width and its colours.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from playwright.sync_api import Page as Window

from tests.places import PLACES, built

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

WIDTHS = (1280, 320)
LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
# The first look at a page asks everything; the others ask again what depends on width and colours.
FIRST_LOOK = (1280, "light")
CHECK = """async ([everything, within]) => {
    const again = new Set(["color-contrast", "link-in-text-block", "target-size", "region",
        "scrollable-region-focusable", "css-orientation-lock", "label-content-name-mismatch",
        "heading-order", "bypass", "landmark-unique", "nested-interactive", "aria-hidden-focus",
        "hidden-content"]);
    const wanted = axe.getRules().filter(rule => !rule.tags.some(tag => /^wcag2+aaa$/.test(tag)));
    const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: false}]));
    for (const rule of wanted) rules[rule.ruleId] = {enabled: everything || again.has(rule.ruleId)};
    const where = within ? document.querySelector(within) : document;
    const found = await axe.run(where, {rules, resultTypes: ["violations"], elementRef: false});
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`));
}"""


# In forced colours browsers lay a plate of the colour Canvas below all text, which axe does not know of.
LOST = """() => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.setAttribute("class", "probe");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".probe { color: Canvas; forced-color-adjust: none }");
    document.adoptedStyleSheets = [sheet];
    const paper = getComputedStyle(probe).color;
    probe.remove();
    const isText = (node) => node.nodeType === 3 && node.data.trim();
    const words = (element) => [...element.childNodes].some(isText);
    return [...document.querySelectorAll("body *")]
        .filter((element) => words(element) && element.checkVisibility())
        .filter((element) => getComputedStyle(element).color === paper)
        .filter((element) => getComputedStyle(element).forcedColorAdjust !== "none")
        .map((element) => `${element.className}: ${element.textContent.trim()}`);
}"""


@pytest.mark.parametrize("code", ["de", "ar", "uk"])
def test_axe_finds_nothing_on_any_page(chromium, live_server, code):
    built(code)
    found = {
        where: violations
        for where, violations in looks(chromium, f"{live_server.url}/{code}/", code)
        if violations
    }
    assert not found, "\n".join(f"{where}\n  " + "\n  ".join(what) for where, what in found.items())


def looks(browser: Browser, start: str, code: str) -> Iterator[tuple[str, list[str]]]:
    """What axe complains about: place by place, width by width, look by look.

    The browser speaks the language of the pages: no offer of another one lies over what is measured.
    """
    context = browser.new_context(
        viewport={"width": FIRST_LOOK[0], "height": 900}, reduced_motion="reduce", locale=code
    )
    window = context.new_page()
    for place, path in PLACES.items():
        window.emulate_media(**LOOKS[FIRST_LOOK[1]])
        window.set_viewport_size({"width": FIRST_LOOK[0], "height": 900})
        window.goto(f"{start}{path}")
        window.locator(".facets__toggle").evaluate_all("all => all.forEach(one => one.open = true)")
        window.evaluate(Axe().axe_script)
        for width in WIDTHS:
            window.set_viewport_size({"width": width, "height": 900})
            for name, media in LOOKS.items():
                window.emulate_media(**media)
                yield f"{width} {name} {place}", complaints(window, everything=(width, name) == FIRST_LOOK)
                if media["forced_colors"] == "active":
                    yield f"{width} words lost on a plate {place}", window.evaluate(LOST)
                if place == "home":
                    yield f"{width} {name} menus", complaints_about_menus(window)
    context.close()


# The style guide shows parts of many pages on one: how often each stands there says nothing.
ABOUT_WHOLE_PAGES = {
    "duplicate-id-aria",
    "heading-order",
    "landmark-banner-is-top-level",
    "landmark-complementary-is-top-level",
    "landmark-contentinfo-is-top-level",
    "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo",
    "landmark-unique",
    "page-has-heading-one",
}


@pytest.mark.parametrize("code", ["de", "ar"])
def test_axe_finds_nothing_in_any_state_of_any_component(chromium, live_server, code):
    built(code)
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale=code
    )
    window = context.new_page()
    found = []
    for scheme in ("light", "dark"):
        window.goto(f"{live_server.url}/styleguide/?sprache={code}&schema={scheme}")
        window.evaluate(Axe().axe_script)
        for width in WIDTHS:
            window.set_viewport_size({"width": width, "height": 900})
            said = complaints(window, everything=(width, scheme) == FIRST_LOOK)
            found += [f"{width} {scheme} {one}" for one in said if one.split(":")[0] not in ABOUT_WHOLE_PAGES]
    context.close()
    assert not found, "\n".join(found)


def complaints(window: Window, *, everything: bool, within: str = "") -> list[str]:
    """What axe finds in the window as it is, or in the element `within` alone."""
    return window.evaluate(CHECK, [everything, within])


def complaints_about_menus(window: Window) -> list[str]:
    """What axe finds in the head of the page with all menus open; they lie over what is below."""
    menus = window.locator("body > header details")
    menus.evaluate_all("all => all.forEach(one => one.open = true)")
    found = complaints(window, everything=True, within="body > header")
    menus.evaluate_all("all => all.forEach(one => one.open = false)")
    return found
