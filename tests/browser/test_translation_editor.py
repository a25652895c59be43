"""The translation editor as a translator meets it. It is drawn by JavaScript."""

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from demo.builders.translations import locale_for
from home.localize.submission import submit
from home.models import User
from tests.home.localize.conftest import version
from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def translator(visitor) -> Window:
    """A window in which somebody edits the Arabic translation of a page."""
    page = World().standard_page("seite", title="Seite mit Inhalt", lead="Ein Satz")
    submit(page, locale_for("ar"))
    chief = User.objects.create_superuser("chief", password="geheim")
    UserProfile.objects.create(user=chief, preferred_language="en")
    visitor.goto("/admin/login/")
    visitor.fill("input[name=username]", "chief")
    visitor.fill("input[name=password]", "geheim")
    visitor.click("button[type=submit]")
    visitor.wait_for_url("**/admin/")
    visitor.goto(f"/admin/pages/{version(page, 'ar').pk}/edit/")
    return visitor


def test_fields_follow_the_direction_of_what_is_typed(translator):
    translator.get_by_role("button", name="Translate").first.click()
    field = translator.locator(".js-translation-editor textarea").first
    expect(field).to_have_attribute("dir", "auto")
    expect(field).to_have_attribute("lang", "ar")
    field.fill("صفحة")
    assert field.evaluate("element => getComputedStyle(element).direction") == "rtl"
    source = translator.get_by_text("Seite mit Inhalt", exact=True).last
    expect(source).to_have_attribute("lang", "de")


def test_publishing_an_incomplete_translation_asks_first(translator):
    translator.get_by_role("button", name="Publish in").click()
    expect(translator.get_by_role("alert")).to_contain_text("are not translated")
    translator.get_by_label("Publish although incomplete").check()
    translator.get_by_role("button", name="Publish", exact=True).click()
    expect(translator.get_by_text("with missing translations")).to_be_visible()
