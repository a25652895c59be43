"""Suggestions while typing: by keyboard and by pointer, and what was typed stays."""

import re

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def typed(db, visitor: Window) -> Window:
    """The search page, with the beginning of a word typed and two suggestions shown."""
    world = World()
    for title in ("Anerkennung verstehen", "Anerkennung beantragen"):
        world.standard_page(title.split()[1], title=title)
    visitor.goto("/de/suche/")
    visitor.locator("#question").press_sequentially("anerk")
    for title in ("Anerkennung verstehen", "Anerkennung beantragen"):
        expect(visitor.get_by_role("option", name=title)).to_be_visible()
    return visitor


def test_arrow_keys_choose_and_enter_leads_there(typed: Window):
    field = typed.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    chosen = typed.locator("[role=option][aria-selected=true]")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    expect(field).to_be_focused()
    field.press("Enter")
    expect(typed.locator("h1")).to_contain_text("Anerkennung")
    assert "/suche/" not in typed.url


def test_escape_closes_and_keeps_what_was_typed(typed: Window):
    field = typed.get_by_role("combobox")
    field.press("Escape")
    expect(typed.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("anerk")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_enter_without_a_choice_searches(typed: Window):
    typed.get_by_role("combobox").press("Enter")
    expect(typed).to_have_url(re.compile(r"/de/suche/\?q=anerk$"))
    expect(typed.get_by_role("listbox")).to_be_hidden()


def test_a_click_leads_there(typed: Window):
    typed.get_by_role("option", name="Anerkennung verstehen").click()
    expect(typed.locator("h1")).to_have_text("Anerkennung verstehen")


def test_the_field_in_the_header_suggests_once_somebody_turns_to_it(db, visitor: Window):
    World().standard_page("verstehen", title="Anerkennung verstehen")
    scripts = []
    visitor.on("request", lambda request: scripts.append(request.url) if ".js" in request.url else None)
    visitor.goto("/de/")
    field = visitor.locator("#site-search")
    place = field.bounding_box()
    assert not [url for url in scripts if "search-suggest" in url]
    field.press_sequentially("anerk")
    visitor.get_by_role("option", name="Anerkennung verstehen").click()
    expect(visitor.locator("h1")).to_have_text("Anerkennung verstehen")
    assert visitor.locator("#site-search").bounding_box() == place


def test_what_is_typed_before_the_script_has_come_counts(db, visitor: Window):
    World().standard_page("verstehen", title="Anerkennung verstehen")
    visitor.goto("/de/")
    visitor.locator("#site-search").fill("anerk")
    expect(visitor.get_by_role("option", name="Anerkennung verstehen")).to_be_visible()
