"""The admin's home page: the site's own look, and what there is to do."""

import pytest
from django.test import RequestFactory
from django.utils import translation
from wagtail.users.models import UserProfile

from downloads.models import Document
from home.models import User
from home.roles import editors_group
from home.welcome.hooks import EveryRuleItem, check_with_every_rule
from home.welcome.things_to_do import things_to_do
from programmes.models import Enquiry
from programmes.things_to_do import events_without_recap
from tests.programmes.enquiries.making import ask


@pytest.fixture
def editor(world) -> User:
    user = User.objects.create_user("anna")
    UserProfile.objects.create(user=user, preferred_language="en")
    user.groups.add(editors_group())
    return user


def sentences(user: User) -> list[str]:
    with translation.override("en"):  # whatever the last visitor read
        return [todo.sentence for todo in things_to_do(user)]


def test_an_event_waits_for_its_recap_until_there_is_one(world, editor):
    event = world.event(days=-3)
    world.event(days=-400)
    world.event(days=5)
    assert list(events_without_recap()) == [event]
    world.recap(event)
    assert not events_without_recap().exists()


def test_cancelled_events_need_no_recap(world):
    world.event(days=-3, status="cancelled")
    assert not events_without_recap().exists()


def test_drafts_are_told_to_those_who_wrote_them(world, editor):
    page = world.standard_page()
    page.title = "Neuer Titel"
    page.save_revision(user=editor)
    assert "You have 1 draft" in sentences(editor)
    assert things_to_do(editor)[0].links == [("Neuer Titel", f"/admin/pages/{page.pk}/edit/")]
    assert "You have 1 draft" not in sentences(User.objects.create_superuser("berta"))


def test_a_file_that_could_not_be_read_is_named(world, editor):
    document = world.document()
    Document.objects.filter(pk=document.pk).update(extraction=Document.Extraction.FAILED)
    assert "The slides of 1 file could not be read" in sentences(editor)


def test_questions_of_readers_and_offers_not_verified_are_named(world, editor, client):
    world.offer(title="Werkstatt", verified_on="2020-01-01")
    ask(client, world.offers[0].path_below_home)
    assert {
        "1 enquiry waits for an answer",
        "1 offer has not been verified for a long time",
    } <= set(sentences(editor))
    Enquiry.objects.update(state=Enquiry.State.IN_WORK)
    assert "1 enquiry waits for an answer" not in sentences(editor)


def test_who_may_change_nothing_has_nothing_to_do(world, client):
    world.event(days=-3)
    world.offer(verified_on="2020-01-01")
    ask(client)
    assert sentences(User.objects.create_user("carla")) == []


def test_the_first_page_says_it_in_the_sites_own_look(world, editor, client):
    world.event(days=-3, title="Abend <b>")
    client.force_login(editor)
    html = client.get("/admin/").content.decode()
    assert "What to do next" in html
    assert "Abend &lt;b&gt;" in html
    assert "home/admin.css" in html
    assert 'class="site-brand"' in html


def test_the_login_has_the_sign_of_the_site(client, world):
    assert 'class="site-brand"' in client.get("/admin/login/").content.decode()


def test_the_checker_in_pages_runs_every_rule():
    from wagtail.admin.userbar import AddPageItem, ContentCheckerItem

    request = RequestFactory().get("/")
    items = [ContentCheckerItem(), AddPageItem.__new__(AddPageItem)]
    check_with_every_rule(request, items, None)
    assert isinstance(items[0], EveryRuleItem)
    assert "runOnly" not in items[0].get_axe_options(request)
    assert isinstance(items[1], AddPageItem)
