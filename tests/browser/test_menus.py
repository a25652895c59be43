"""The menu on a small screen, with and without JavaScript."""

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PHONE = {"width": 360, "height": 640}


@pytest.fixture
def world(db) -> World:
    world = World()
    world.settings(world.offer_index, world.downloads_page)
    return world


@pytest.fixture
def phone(world, visitor: Window) -> Window:
    visitor.set_viewport_size(PHONE)
    visitor.goto("/de/")
    return visitor


def test_escape_closes_the_menu_and_leads_back_to_its_button(phone: Window):
    button = phone.locator(".menu-toggle__button")
    button.press("Enter")
    navigation = phone.locator(".main-navigation")
    expect(navigation).to_be_visible()
    navigation.get_by_role("link").first.focus()
    phone.keyboard.press("Escape")
    expect(navigation).to_be_hidden()
    expect(button).to_be_focused()


def test_one_menu_closes_the_other(phone: Window):
    phone.locator(".menu-toggle__button").click()
    phone.locator(".language-switcher__button").click()
    expect(phone.locator(".main-navigation")).to_be_hidden()
    expect(phone.locator(".language-switcher__panel")).to_be_visible()


def test_a_tap_elsewhere_closes_the_menu(phone: Window):
    phone.locator(".menu-toggle__button").click()
    phone.locator("h1").click()
    expect(phone.locator(".main-navigation")).to_be_hidden()


def test_without_javascript_the_menu_opens(world, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, viewport=PHONE)
    window = context.new_page()
    window.goto("/de/")
    window.locator(".menu-toggle__button").click()
    expect(window.locator(".main-navigation")).to_be_visible()
    context.close()
