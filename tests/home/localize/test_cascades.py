"""What happens to the German version happens to its translations."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from programmes.models import OfferPage
from tests.home.localize.conftest import version
from tests.worlds import committed

pytestmark = pytest.mark.django_db


def admin(client, name: str, *pages: Page, **data: str):
    with committed():
        return client.post(
            reverse(f"wagtailadmin_pages:{name}", args=[page.pk for page in pages]), data, follow=True
        )


def test_unpublishing_the_german_page_unpublishes_its_translations(chief, world):
    offer = world.offer()
    world.translate(offer, "en")
    world.translate(offer, "tr")
    question = chief.get(reverse("wagtailadmin_pages:unpublish", args=[offer.pk]))
    assert "all 2 translations" in question.content.decode()
    admin(chief, "unpublish", offer)
    assert not OfferPage.objects.filter(live=True).exists()


def test_unpublishing_by_code_or_expiry_does_the_same(world):
    offer = world.offer()
    world.translate(offer)
    offer.unpublish(set_expired=True)
    assert not version(offer).live


def test_unpublishing_a_translation_leaves_the_others(world):
    offer = world.offer()
    world.translate(offer, "tr")
    world.translate(offer, "en").unpublish()
    assert OfferPage.objects.filter(live=True).count() == 2


def test_unpublishing_with_all_pages_below_reaches_their_translations(chief, world):
    offer = world.offer()
    world.translate(offer)
    admin(chief, "unpublish", offer.get_parent(), include_descendants="on")
    assert not OfferPage.objects.filter(live=True).exists()


def test_unpublishing_a_german_snippet_unpublishes_its_translations(world):
    event = world.event()
    world.translate(event)
    event.unpublish()
    assert not version(event).live


@pytest.mark.parametrize("kind", ["offer", "event"])
def test_deleting_the_german_version_unpublishes_its_translations_and_keeps_their_strings(world, kind):
    thing = getattr(world, kind)()
    target = world.translate(thing)
    strings = StringTranslation.objects.filter(context__object_id=thing.translation_key).count()
    assert strings
    thing.delete()
    target.refresh_from_db()
    assert not target.live
    assert StringTranslation.objects.filter(context__object_id=target.translation_key).count() == strings
    assert not Translation.objects.get(source__object_id=target.translation_key).enabled


def test_deleting_in_the_admin_deletes_no_translation(chief, world):
    offer = world.offer()
    target = world.translate(offer)
    admin(chief, "delete", offer)
    assert not OfferPage.objects.filter(pk=offer.pk).exists()
    target.refresh_from_db()
    assert not target.live
    assert chief.get(reverse("wagtailadmin_pages:edit", args=[target.pk])).status_code == 200


def test_deleting_a_german_tree_unpublishes_the_translations_of_all_its_pages(world):
    offer = world.offer()
    world.translate(offer)
    Page.objects.get(pk=offer.get_parent().pk).specific.delete()
    assert not OfferPage.objects.filter(live=True).exists()
    assert OfferPage.objects.count() == 1


def test_deleting_a_translation_leaves_the_german_page(world):
    offer = world.offer()
    world.translate(offer).delete()
    offer.refresh_from_db()
    assert offer.live


def paths(thing) -> set[str]:
    return {
        page.specific.path_below_home for page in Page.objects.filter(translation_key=thing.translation_key)
    }


@pytest.fixture
def two_programmes(world):
    return world.programme(), world.programme()


def test_translations_are_moved_along(chief, world, two_programmes):
    first, second = two_programmes
    offer = world.offer(first)
    world.translate(offer)
    world.translate(second)
    response = admin(chief, "move_confirm", offer, second)
    assert "moved along" in response.content.decode()
    assert paths(offer) == {"programme/programm-2/angebot-1/"}
    assert version(offer).live
    assert not Page.find_problems()[0]


def test_moving_to_a_page_that_is_not_translated_makes_a_draft_of_it(chief, world, two_programmes):
    first, second = two_programmes
    offer = world.offer(first)
    world.translate(offer)
    assert admin(chief, "move_confirm", offer, second).status_code == 200
    assert paths(offer) == {"programme/programm-2/angebot-1/"}
    assert version(offer).live
    assert not version(second).live
    assert version(second).alias_of is None


def test_many_pages_at_once_are_moved_along(chief, world, two_programmes):
    first, second = two_programmes
    offers = [world.offer(first), world.offer(first)]
    for offer in offers:
        world.translate(offer)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    with committed():
        chief.post(f"{url}?id={offers[0].pk}&id={offers[1].pk}", {"chooser": second.pk})
    assert paths(offers[0]) == {"programme/programm-2/angebot-1/"}
    assert paths(offers[1]) == {"programme/programm-2/angebot-2/"}
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_below_are_moved_along(world):
    page = world.standard_page("oben")
    target = world.standard_page("ziel")
    from demo.builders.pages import standard_page

    with committed():
        below = standard_page(page, slug="unten", title="Unten")
    world.translate(below)
    page.refresh_from_db()
    page.move(target, pos="last-child")
    assert paths(below) == {"ziel/oben/unten/"}


def test_sorting_pages_moves_nothing_in_other_languages(world):
    first, second = world.standard_page("eins"), world.standard_page("zwei")
    english = world.translate(second)
    before = english.path
    second.refresh_from_db()
    second.move(Page.objects.get(pk=first.pk), pos="left")
    english.refresh_from_db()
    assert english.path == before


def test_a_leftover_in_the_way_does_not_stop_the_move(world):
    target = world.standard_page("ziel")
    from demo.builders.pages import standard_page

    with committed():
        old = standard_page(target, slug="seite", title="Alt")
    leftover = world.translate(old)
    old.delete()
    page = world.standard_page("seite")
    world.translate(page)
    page.refresh_from_db()
    page.move(Page.objects.get(pk=target.pk), pos="last-child")
    assert paths(page) == {"ziel/seite/"}
    leftover.refresh_from_db()
    assert leftover.slug == f"seite-{leftover.pk}"


def change_slug(page, slug: str) -> None:
    page.slug = slug
    with committed():
        page.save_revision().publish()


def test_a_changed_address_is_changed_in_every_language_at_once(client, world):
    offer = world.offer()
    world.translate(offer, "en")
    world.translate(offer, "tr")
    change_slug(offer, "neu")
    assert paths(offer) == {"programme/programm-1/neu/"}
    for code in ("de", "en", "tr"):
        answer = client.get(f"/{code}/programme/programm-1/neu/")
        assert answer.status_code == 200
        assert answer.wsgi_request.reading.shown == code


def test_a_changed_address_changes_those_of_the_pages_below(client, world):
    offer = world.offer()
    world.translate(offer)
    change_slug(world.programmes[0], "neu")
    assert paths(offer) == {"programme/neu/angebot-1/"}
    assert client.get("/en/programme/neu/angebot-1/").wsgi_request.reading.shown == "en"


def test_a_draft_of_a_new_address_changes_nothing(world):
    offer = world.offer()
    world.translate(offer)
    offer.slug = "neu"
    offer.save_revision()
    assert paths(offer) == {"programme/programm-1/angebot-1/"}


def test_publishing_an_old_draft_of_a_translation_does_not_bring_its_address_back(world):
    offer = world.offer()
    english = world.translate(offer)
    change_slug(offer, "neu")
    english.get_latest_revision().publish()
    assert paths(offer) == {"programme/programm-1/neu/"}


def test_publishing_a_translation_from_an_old_source_does_not_either(world):
    offer = world.offer()
    world.translate(offer)
    change_slug(offer, "neu")
    with committed():
        Translation.objects.get(source__object_id=offer.translation_key).save_target(publish=True)
    assert paths(offer) == {"programme/programm-1/neu/"}


def test_a_leftover_with_the_new_address_makes_room(world):
    old = world.standard_page("neu")
    leftover = world.translate(old)
    old.delete()
    page = world.standard_page("seite")
    world.translate(page)
    change_slug(page, "neu")
    assert paths(page) == {"neu/"}
    leftover.refresh_from_db()
    assert leftover.slug == f"neu-{leftover.pk}"


def test_home_pages_keep_the_addresses_that_tell_languages_apart(world):
    world.translate(world.home)
    before = set(Page.objects.filter(depth=2).values_list("slug", flat=True))
    world.home.save_revision().publish()
    version(world.home).save()
    assert set(Page.objects.filter(depth=2).values_list("slug", flat=True)) == before


def test_the_search_knows_the_new_address_of_a_translation(world):
    from search.models import Entry

    page = world.standard_page("seite")
    world.translate(page)
    change_slug(page, "neu")
    assert set(Entry.objects.filter(title__contains="Seite").values_list("path", flat=True)) == {"neu/"}


def test_nothing_is_said_where_nothing_was_moved(chief, world, two_programmes):
    offer = world.offer(two_programmes[0])
    response = admin(chief, "move_confirm", offer, two_programmes[1])
    assert response.status_code == 200
    assert "moved along" not in response.content.decode()


def test_a_translation_is_not_moved_on_its_own(chief, world, two_programmes):
    first, second = two_programmes
    offer = world.offer(first)
    english = world.translate(offer)
    response = admin(chief, "move_confirm", english, world.translate(second))
    assert "Please move that one" in response.content.decode()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    response = chief.post(f"{url}?id={english.pk}", {"chooser": version(second).pk}, follow=True)
    assert "Please move that one" in response.content.decode()
    assert paths(offer) == {"programme/programm-1/angebot-1/"}


def test_a_page_without_german_version_is_moved_freely(chief, world, two_programmes):
    offer = world.offer(two_programmes[0])
    english, target = world.translate(offer), world.translate(two_programmes[1])
    offer.delete()
    admin(chief, "move_confirm", english, target)
    assert paths(offer) == {"programme/programm-2/angebot-1/"}
