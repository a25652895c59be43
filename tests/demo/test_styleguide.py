"""The living page of components: everything is in it, in both directions, and it renders without a site."""

import re

import html5lib
import pytest
from django.conf import settings

from demo.styleguide.examples import UNSEEN, files


@pytest.fixture(scope="module")
def where() -> str:
    return "/styleguide/"


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["de", "ar"])
def test_every_component_is_shown(client, where, code):
    html = client.get(f"{where}?sprache={code}").content.decode()
    shown = set(re.findall(r'data-component="([^"]+)"', html))
    missing = set(files()) - shown - UNSEEN
    assert not missing, "Show it in site/demo/styleguide/examples.py, or say there why it cannot be seen."
    assert set(files()) >= shown | UNSEEN


@pytest.mark.django_db
def test_it_is_shown_from_right_to_left_and_in_the_evening(client, where):
    html = client.get(f"{where}?sprache=ar&schema=dark").content.decode()
    assert '<html lang="ar" dir="rtl" data-scheme="dark">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["?sprache=xx", "?schema=%22%3E%3Cscript%3E", "?sprache=%00"])
def test_garbage_gives_the_german_page_by_day(client, where, query):
    html = client.get(f"{where}{query}").content.decode()
    assert '<html lang="de" dir="ltr" data-scheme="light">' in html


@pytest.mark.django_db
def test_every_example_is_well_formed_html(client, where):
    html5lib.HTMLParser(strict=True).parse(client.get(where).content.decode())


def test_an_installation_for_the_public_has_none():
    assert "demo" not in (settings.ROOT / "site/config/settings/production.py").read_text(encoding="utf-8")
