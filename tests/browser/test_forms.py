"""A form that was not right: what a keyboard and a screen reader meet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
IS_SAID = """one => [...(one.getAttribute("aria-describedby") ?? "").split(" ")]
    .map(id => document.getElementById(id)?.innerText ?? "").join(" ").trim()"""


@pytest.fixture
def reader(db, chromium, live_server) -> Iterator[Window]:
    """A phone. Its console may complain: a form with mistakes is answered with 422."""
    World().settings()
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 320, "height": 512})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("address", "typed"),
    [("/ar/rueckmeldung/", "\u0644\u0627 \u064a\u0639\u0645\u0644"), ("/de/fragen/", "Brauche ich das?")],
)
def test_what_is_wrong_is_said_first_and_leads_to_its_field(reader: Window, address, typed):
    reader.goto(address)
    reader.fill("[name=message]", typed)
    reader.fill("[name=email]", "kein")
    form = reader.locator("main form[method=post]")
    form.evaluate("one => one.noValidate = true")
    form.get_by_role("button").last.click()

    summary = reader.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_be_in_viewport()
    summary.locator("a[href='#id_email']").press("Enter")
    email = reader.locator("[name=email]")
    expect(email).to_be_focused()
    expect(email).to_have_attribute("aria-invalid", "true")
    assert "@" in email.evaluate(IS_SAID)
    expect(email).to_have_value("kein")
    expect(reader.locator("[name=message]")).to_have_value(typed)
