import pytest
from wagtail.models import Page, PageViewRestriction

from home.translation.querysets import pages_in_language
from programmes.models import Event, OfferPage, ProgrammePage

pytestmark = pytest.mark.django_db


def test_a_list_holds_the_translation_where_there_is_one_and_the_german_version_else(world):
    world.translate(world.offer(title="Eins"))
    world.offer(title="Zwei")
    found = OfferPage.objects.in_language("en")
    assert {(page.language, page.title) for page in found} == {("en", "EN Eins"), ("de", "Zwei")}


def test_a_german_list_holds_no_translation(world):
    world.translate(world.offer(title="Eins"))
    assert [page.title for page in OfferPage.objects.in_language("de")] == ["Eins"]


def test_a_translation_that_is_a_draft_is_not_shown(world):
    english = world.translate(world.offer(title="Eins"))
    english.unpublish()
    assert [page.title for page in OfferPage.objects.in_language("en")] == ["Eins"]


def test_an_alias_is_no_translation(world):
    german = world.offer(title="Eins")
    english = world.translate(german)
    OfferPage.objects.filter(pk=english.pk).update(alias_of=german)
    assert [page.language for page in OfferPage.objects.in_language("en")] == ["de"]


def test_snippets_are_listed_in_the_same_way(world):
    world.translate(world.event(title="Eins"))
    world.event(title="Zwei")
    found = Event.objects.in_language("en").order_by("title")
    assert [event.title for event in found] == ["EN Eins", "Zwei"]


def test_a_private_page_is_in_no_list(world):
    programme = world.programme()
    world.offer(programme)
    restricted = Page.objects.get(pk=programme.pk)
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert not ProgrammePage.objects.in_language("de").exists()
    assert not OfferPage.objects.in_language("de").exists()


def test_pages_are_found_below_any_language_version_of_their_parent(world):
    programme = world.programme()
    world.offer(programme, title="Eins")
    english = world.translate(programme)
    assert [page.title for page in OfferPage.objects.in_language("en").below(english)] == ["Eins"]


def test_a_list_is_one_query_however_long(world, django_assert_num_queries):
    for number in range(3):
        world.translate(world.offer(title=f"Nr. {number}"))
    with django_assert_num_queries(1):
        assert len([page.language for page in OfferPage.objects.in_language("en")]) == 3


def test_plain_pages_are_asked_through_a_function_of_their_own(world):
    world.translate(world.standard_page())
    assert pages_in_language(Page.objects.filter(slug="seite"), "en").count() == 1
    with pytest.raises(TypeError):
        pages_in_language(OfferPage.objects.all(), "en")
