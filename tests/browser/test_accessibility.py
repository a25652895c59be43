"""axe-core on every page type, in three scripts, narrow and wide, light and dark: it must find nothing.

All its rules for WCAG 2.2 A and AA, its best practices and its experimental rules run; only AAA is left out.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from playwright.sync_api import Page as Window

from tests.places import PLACES, built

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

# Narrow and wide, light and dark, each of them for every page; all four for those with most to look at.
WINDOWS = {(320, "light"): PLACES, (1280, "dark"): PLACES}
MOST_TO_LOOK_AT = {place: PLACES[place] for place in ("home", "offer", "presentation", "search")}
WINDOWS |= {(320, "dark"): MOST_TO_LOOK_AT, (1280, "light"): MOST_TO_LOOK_AT}
CHECK = """async () => {
    const wanted = axe.getRules().filter(rule => !rule.tags.some(tag => /^wcag2+aaa$/.test(tag)));
    const rules = Object.fromEntries(wanted.map(rule => [rule.ruleId, {enabled: true}]));
    const found = await axe.run(document, {rules, resultTypes: ["violations"]});
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`));
}"""


@pytest.mark.parametrize("code", ["de", "ar", "uk"])
def test_axe_finds_nothing_on_any_page(chromium, live_server, code):
    built(code)
    found = {
        f"{width} {scheme} {place}": violations
        for (width, scheme), places in WINDOWS.items()
        for place, violations in look_at(places, chromium, f"{live_server.url}/{code}/", width, scheme)
        if violations
    }
    assert not found, "\n".join(f"{where}\n  " + "\n  ".join(what) for where, what in found.items())


def look_at(
    places: dict[str, str], browser: Browser, start: str, width: int, scheme: str
) -> Iterator[tuple[str, list[str]]]:
    """What axe complains about, place by place."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    window = context.new_page()
    for place, path in places.items():
        window.goto(f"{start}{path}")
        yield place, complaints(window)
    context.close()


def complaints(window: Window) -> list[str]:
    """What axe finds with everything open that can be opened."""
    window.locator("header details").evaluate_all("all => all.forEach(one => one.open = true)")
    window.evaluate(Axe().axe_script)
    return window.evaluate(CHECK)
