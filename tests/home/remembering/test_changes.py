"""Whatever an editor changes, the next visitor sees: nothing that is remembered outlives it."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from home.models import FundingNotice, NavigationItem, SiteSettings
from home.remembering.changes import is_shown
from home.remembering.state import renew
from programmes.models import OfferPage, OfferStart, Organisation
from search.models import QueryCount
from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

OFFERS = "/de/angebote/"


@pytest.fixture
def world(db) -> World:
    world = World()
    assert world.offer_index.live
    world.offer(title="Pflege", kreise=["lippe"])
    world.settings(world.programme_index)
    renew()
    return world


@pytest.fixture
def visit(client: Client, world: World) -> Callable[[], str]:
    """Asks for the list of offers, as somebody has done before, so that all of it is remembered."""

    def ask() -> str:
        return client.get(OFFERS).content.decode()

    ask()
    return ask


def offer() -> OfferPage:
    return OfferPage.objects.get()


def test_when_nothing_changes_the_list_takes_few_queries(client, visit):
    with CaptureQueriesContext(connection) as captured:
        assert "Pflege" in client.get(OFFERS).content.decode()
    assert len(captured) <= 6


def test_a_new_title_is_read_at_once(visit):
    changed = offer()
    changed.title = "Pflege und Betreuung"
    changed.save_revision().publish()
    assert "Pflege und Betreuung" in visit()


def test_an_offer_that_was_unpublished_is_gone(visit):
    path = offer().path_below_home
    assert path in visit()
    offer().unpublish()
    assert path not in visit()


def test_an_offer_that_was_deleted_is_gone(visit):
    path = offer().path_below_home
    offer().delete()
    assert path not in visit()


def test_a_new_offer_is_listed(world, visit):
    world.offer(title="Schweißen")
    assert "Schweißen" in visit()


def test_an_offer_made_private_is_gone_and_comes_back(visit):
    path = offer().path_below_home
    private = PageViewRestriction.objects.create(page=offer().get_parent(), restriction_type="login")
    assert path not in visit()
    private.delete()
    assert path in visit()


def test_an_offer_that_was_moved_has_the_organisation_of_its_new_programme(world, visit):
    programme = world.programme()
    programme.organisation = Organisation.objects.create(name="Anderswo")
    programme.save()
    assert "Anderswo" not in visit()
    offer().move(programme, pos="last-child")
    assert "Anderswo" in visit()


def test_an_organisation_has_a_new_name(visit):
    organisation = Organisation.objects.get()
    organisation.name = "Neuer Träger"
    organisation.save()
    assert "Neuer Träger" in visit()


def test_a_start_that_was_added_alone_counts(world, visit):
    before = visit()
    OfferStart.objects.create(offer=offer(), date="2099-10-01")
    after = visit()
    assert ("2099" in before, "2099" in after) == (False, True)


def test_the_navigation_has_a_new_page(world, visit):
    page = world.standard_page("wegweiser", title="Wegweiser")
    assert "Wegweiser" not in visit()
    NavigationItem.objects.create(settings=SiteSettings.objects.get(), page=page)
    assert "Wegweiser" in visit()


def test_a_page_in_the_navigation_has_a_new_title_even_if_saved_as_plain_page(world, visit):
    page = Page.objects.get(pk=world.programme_index.pk)
    page.title = "Alle Wege"
    page.save()
    assert "Alle Wege" in visit()


def test_the_network_has_a_new_name(visit):
    settings = SiteSettings.objects.get()
    settings.organisation_name = "Netz der Brücken"
    settings.save()
    assert "Netz der Brücken" in visit()


def test_the_funding_notice_is_published(world, visit):
    notice = FundingNotice.objects.create(text="Neu gefördert", locale=world.home.locale)
    SiteSettings.objects.update(funding_notice=notice)
    notice.text = "Ganz neu gefördert"
    notice.save()
    assert "Ganz neu gefördert" in visit()


def test_counting_a_query_is_no_change_of_what_is_shown():
    assert is_shown(OfferPage)
    assert is_shown(Organisation)
    assert not is_shown(QueryCount)
