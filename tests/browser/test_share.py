"""Handing a page on: what the device offers, the link, the QR code; and without JavaScript."""

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Window

from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
OFFER = "/de/programme/programm-1/angebot-1/"
A_DEVICE_THAT_SHARES = """
    navigator.canShare = () => true;
    navigator.share = (what) => { window.shared = what; return Promise.resolve(); };
"""


@pytest.fixture
def world(db) -> World:
    world = World()
    world.offer()
    return world


def way(window: Window, name: str) -> Locator:
    return window.locator(f".share [data-share={name}] button")


def test_the_link_is_copied_and_that_is_said(world, visitor: Window):
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.goto(OFFER)
    way(visitor, "copy").click()
    expect(visitor.locator(".share [role=status]")).not_to_be_empty()
    assert visitor.evaluate("navigator.clipboard.readText()") == visitor.url


def test_a_device_that_shares_is_given_title_and_address(world, visitor: Window):
    visitor.add_init_script(A_DEVICE_THAT_SHARES)
    visitor.goto(OFFER)
    way(visitor, "device").click()
    assert visitor.evaluate("window.shared.url") == visitor.url
    assert visitor.evaluate("window.shared.title").startswith("Angebot 1")


def test_a_device_that_does_not_share_offers_no_button_for_it(world, visitor: Window):
    visitor.add_init_script("delete Navigator.prototype.canShare; delete Navigator.prototype.share;")
    visitor.goto(OFFER)
    expect(way(visitor, "print")).to_be_visible()
    expect(way(visitor, "device")).to_be_hidden()


def test_without_javascript_there_are_mail_and_qr_code(world, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    window = context.new_page()
    window.goto(OFFER)
    expect(window.locator(".share button")).to_have_count(3)
    for name in ("device", "copy", "print"):
        expect(way(window, name)).to_be_hidden()
    expect(window.locator(".share a[href^='mailto:']")).to_be_visible()
    window.locator(".share summary").click()
    expect(window.locator(".share__picture")).to_be_visible()
    assert context.request.get(f"{OFFER}qr.svg").ok
    context.close()
