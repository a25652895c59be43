"""Opening a language: a tenth one is added to the table, as an editor of the code would do it."""

from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from wagtail.models import Locale
from wagtail_localize.models import Translation

import config.languages
from config.languages import LANGUAGES, Language
from home import checks
from home.models import HomePage

pytestmark = pytest.mark.django_db
ROMANIAN = Language("ro", "Română", "Romanian", "ltr", "ro", "romanian", "ro_RO")
HOLDERS = (
    "config.languages",
    "home.chrome.languages",
    "home.views",
    "home.views_offer",
    "home.checks",
    "home.management.commands.add_language",
)


@pytest.fixture
def tenth(monkeypatch, settings):
    """The line for Romanian in the table; a server reads it when it starts, here it comes later."""
    languages = (*LANGUAGES, ROMANIAN)
    for module in HOLDERS:
        monkeypatch.setattr(f"{module}.LANGUAGES", languages)
    monkeypatch.setitem(config.languages._BY_CODE, "ro", ROMANIAN)
    settings.LANGUAGES = [(language.code, language.own_name) for language in languages]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    return ROMANIAN


def add_language(code: str) -> str:
    out = StringIO()
    call_command("add_language", code, stdout=out)
    return out.getvalue()


def warnings(code: str) -> set[str | None]:
    found = run_checks(databases=["default"], include_deployment_checks=False)
    return {message.id for message in found if f"({code})" in str(message.msg)}


def assert_german_under_romanian(client):
    for path in ("", "seite/", "termine/termin-1/"):
        response = client.get(f"/ro/{path}")
        html = response.content.decode()
        assert response.status_code == 200
        assert response["Content-Language"] == "ro"
        assert '<html lang="ro" dir="ltr"' in html
        assert ' lang="de" dir="ltr"' in html
        assert f'rel="canonical" href="http://testserver/de/{path}"' in html
        assert "noindex" in html
    assert "/ro/" not in client.get("/sitemap.xml").content.decode()


def test_a_tenth_language_answers_in_german_until_it_is_translated(client, world, tenth):
    world.standard_page()
    world.event()
    assert_german_under_romanian(client)
    add_language("ro")
    assert_german_under_romanian(client)
    assert 'href="/ro/seite/"' in client.get("/de/seite/").content.decode()
    assert client.get("/", headers={"accept-language": "ro-RO"})["Location"] == "/ro/"


def test_the_home_page_waits_as_a_draft_for_its_translators(world, tenth):
    told = add_language("ro")
    page = HomePage.objects.get(locale__language_code="ro")
    assert not page.live
    assert page.translation_key == world.home.translation_key
    assert Translation.objects.filter(target_locale=page.locale, enabled=True).count() == 1
    assert "Romanian" in told
    assert "translate the home page" in told


def test_a_published_home_page_is_shown_and_listed(client, world, tenth):
    add_language("ro")
    world.translate(world.home, "ro")
    response = client.get("/ro/")
    assert response.context["page"].language == "ro"
    assert "<loc>http://testserver/ro/</loc>" in client.get("/sitemap.xml").content.decode()
    assert 'hreflang="ro"' in client.get("/de/").content.decode().split("</head>")[0]


def test_a_second_run_changes_nothing(world, tenth):
    add_language("ro")
    page = HomePage.objects.get(locale__language_code="ro")
    page.title = "Acasă"
    page.save_revision().publish()
    told = add_language("ro")
    assert "was there" in told
    assert "made" not in told
    page.refresh_from_db()
    assert (page.title, page.live) == ("Acasă", True)
    assert Locale.objects.filter(language_code="ro").count() == 1


def test_the_draft_begins_with_the_german_text_of_today(world, tenth):
    add_language("ro")
    HomePage.objects.get(locale__language_code="ro").delete()
    home = world.home
    home.title = "Neuer Titel"
    home.save_revision().publish()
    add_language("ro")
    assert HomePage.objects.get(locale__language_code="ro").title == "Neuer Titel"


@pytest.mark.parametrize("code", ["xx", "RO", "", "../de", "ro"])
def test_a_language_that_is_not_in_the_table_is_refused_with_a_sentence(world, code):
    with pytest.raises(CommandError, match=r"is not in site/config/languages\.py"):
        add_language(code)
    assert not Locale.objects.filter(language_code=code).exists()


def test_the_source_language_needs_no_opening(world):
    with pytest.raises(CommandError, match="always there"):
        add_language("de")


def test_the_check_names_what_is_missing_step_by_step(world, tenth, settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    assert warnings("ro") == {"home.W001", "home.W003"}
    Locale.objects.create(language_code="ro")
    assert warnings("ro") == {"home.W001", "home.W004"}
    add_language("ro")
    assert warnings("ro") == {"home.W001", "home.W005"}
    folder = tmp_path / "ro" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").touch()
    assert warnings("ro") == {"home.W002", "home.W005"}
    (folder / "django.mo").touch()
    world.translate(world.home, "ro")
    assert warnings("ro") == set()


def test_the_check_says_nothing_of_the_source_and_no_catalogue_of_english(world):
    assert not {id for id in warnings("de") if id in {"home.W003", "home.W004", "home.W005"}}
    assert not warnings("en") & {"home.W001", "home.W002"}


def test_the_check_bears_that_there_is_no_database(world, monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(checks, "home_pages", fail)
    assert {message.id for message in checks.languages_are_complete(databases=["default"])} <= {
        "home.W001",
        "home.W002",
    }


@pytest.mark.django_db(databases=[])
def test_the_check_asks_no_database_that_it_was_not_given():
    assert checks.languages_are_complete(databases=None) == []
