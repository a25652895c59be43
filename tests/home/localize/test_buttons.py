"""Buttons that lead to translations are there for those who would not be refused."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from config.languages import LANGUAGES
from demo.builders.translations import locale_for
from home.localize.buttons import buttons_for, state_address
from home.localize.submission import submit
from home.models import User
from tests.home.localize.conftest import browser, person, source_of, submit_url, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def english_exists(english) -> None:
    """There has to be a language to submit into."""


@pytest.fixture(params=["offer", "event"])
def thing(request, world, english):
    return getattr(world, request.param)()


def addresses(user: User, thing) -> list[str]:
    return [address for _label, address, _icon in buttons_for(user, thing, None)]


def sync_url(thing) -> str:
    return reverse("wagtail_localize:update_translations", args=[source_of(thing).pk])


def edit_url(thing) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse("wagtailsnippets_programmes_event:edit", args=[thing.pk])


def test_an_editor_submits_the_german_version_and_brings_translations_up_to_date(editor, thing, english):
    user = User.objects.get(username="editor")
    assert addresses(user, thing) == [state_address(thing), submit_url(thing)]
    submit(thing, english)
    for language in LANGUAGES:
        submit(thing, locale_for(language.code)) if language.code != "de" else None
    assert addresses(user, thing) == [state_address(thing), sync_url(thing)]


def test_a_translation_has_only_the_link_to_its_state(editor, world, thing):
    english = world.translate(thing)
    assert addresses(User.objects.get(username="editor"), english) == [state_address(english)]


def test_without_rights_there_is_no_button(outsider, thing):
    assert addresses(User.objects.get(username="outsider"), thing) == []


def test_who_may_not_add_pages_in_the_other_language_has_no_button(world, english):
    offer = world.offer()
    world.translate(offer.get_parent().specific)
    somebody = person("somebody", pages={world.home: ("add", "change")})
    assert submit_url(offer) not in addresses(somebody, offer)


def test_who_may_not_submit_has_only_the_link_to_the_state(world, english):
    offer = world.offer()
    somebody = person("somebody", pages={world.home: ("add", "change")})
    somebody.groups.get().permissions.remove(
        *somebody.groups.get().permissions.filter(codename="submit_translation")
    )
    assert addresses(User.objects.get(pk=somebody.pk), offer) == [state_address(offer)]


def test_the_ordinary_editor_and_the_translation_editor_link_to_the_state(editor, thing, english):
    assert state_address(thing) in editor.get(edit_url(thing)).content.decode()
    submit(thing, english)
    page = editor.get(edit_url(version(thing))).content.decode()
    assert "js-translation-editor" in page
    assert state_address(version(thing)) in page


def test_lists_show_our_buttons_and_not_those_of_wagtail_localize(editor, world, english):
    offer = world.offer()
    world.event()
    lists = [
        reverse("wagtailadmin_explore", args=[offer.get_parent().pk]),
        reverse("wagtailsnippets_programmes_event:list"),
    ]
    for address in lists:
        page = editor.get(address, follow=True).content.decode()
        assert "State of the translation" in page
        assert "Translate this page" not in page
        assert "Sync translated" not in page


def test_somebody_for_one_page_sees_no_buttons_on_others(world, english):
    mine, other = world.offer(), world.offer()
    somebody = browser(person("somebody", pages={mine: ("change",)}))
    page = somebody.get(reverse("wagtailadmin_explore", args=[mine.get_parent().pk])).content.decode()
    assert submit_url(other) not in page
    assert state_address(other) not in page
