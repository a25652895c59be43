"""Browser tests: Playwright with Debian's Chromium on a server of this process."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connections

from home.models import User
from home.roles import editors_group

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# Without the background flags, Chromium asks for hosts of its maker at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator:
    """A running browser. Without Chromium the tests are skipped; where it is demanded, they fail."""
    if not CHROMIUM:
        reason = "Chromium is not installed (Debian: apt-get install chromium)."
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Inside that loop Django would open connections of its own, which do not know what to restore after a
    # test (`serialized_rollback`), so that every browser test but the first would find an empty database.
    known = {alias: connections[alias] for alias in connections}
    with sync_playwright() as playwright:
        for alias, connection in known.items():
            connections[alias] = connection
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture
def visitor(chromium, live_server):
    """A page of a fresh browser window. Whatever a public page complains about fails the test.

    (In the admin, Wagtail saves drafts by itself and is refused as long as a form is incomplete.)
    """
    context = chromium.new_context(base_url=live_server.url, locale="de-DE")
    page = context.new_page()
    complaints: list[str] = []

    def complain(text: str) -> None:
        if "/admin/" not in page.url:
            complaints.append(f"{page.url}: {text}")

    page.on("console", lambda message: complain(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complain(str(error)))
    page.set_default_timeout(20_000)
    yield page
    context.close()
    assert not complaints, complaints


@pytest.fixture
def editor(visitor):
    """The same window, logged in as an editor."""
    User.objects.create_user("redaktion", password="geheim").groups.add(editors_group())
    visitor.goto("/admin/login/")
    visitor.fill("input[name=username]", "redaktion")
    visitor.fill("input[name=password]", "geheim")
    visitor.click("button[type=submit]")
    visitor.wait_for_url("**/admin/")
    return visitor
