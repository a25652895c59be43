"""The fields of the translation editor say their language and direction."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from demo.builders.translations import locale_for
from home.localize.submission import submit
from tests.home.localize.conftest import version

pytestmark = pytest.mark.django_db

SCRIPT = "admin/translation-direction.js"


def test_the_translation_editor_loads_the_script(editor, world):
    offer = world.offer()
    submit(offer, locale_for("ar"))
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[version(offer, "ar").pk])).content.decode()
    assert "js-translation-editor" in page
    assert f"/static/{SCRIPT}" in page
    assert finders.find(SCRIPT)
