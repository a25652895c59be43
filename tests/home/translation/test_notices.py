import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from home.models import User
from home.translation import reviewing
from tests.home.translation.making import change, let_a_machine_translate

pytestmark = pytest.mark.django_db

MACHINE = "This text was translated by a machine and has not been checked by a person."
OUTDATED = "This translation is older than the German version, changed on"


def address(german, code: str = "en") -> str:
    with translation.override(code):
        return german.get_absolute_url()


@pytest.fixture(params=["standard_page", "event", "presentation"])
def german(request, world):
    return getattr(world, request.param)()


def shown(client, german, code: str = "en") -> str:
    response = client.get(address(german, code))
    assert response.status_code == 200
    return response.content.decode()


def test_a_translation_by_people_has_no_notice(client, world, german):
    world.translate(german)
    assert "notice--translation" not in shown(client, german)


def test_readers_are_told_that_a_machine_wrote_it(client, world, german):
    world.translate(german)
    let_a_machine_translate(german)
    html = shown(client, german)
    assert MACHINE in html
    assert OUTDATED not in html


def test_readers_are_told_at_once_that_the_german_version_has_changed(client, world, german):
    world.translate(german)
    change(german, title="Anders")
    html = shown(client, german)
    assert f"{OUTDATED} {timezone.localdate().day} " in html
    assert f'<a href="{address(german, "de")}" hreflang="de">' in html
    assert MACHINE not in html


def test_both_can_be_the_case(client, world, german):
    world.translate(german)
    let_a_machine_translate(german)
    change(german, title="Anders")
    html = shown(client, german)
    assert MACHINE in html
    assert OUTDATED in html


def test_the_notice_goes_when_a_person_has_reviewed_it(client, world, german):
    english = world.translate(german)
    let_a_machine_translate(german)
    reviewing.mark_reviewed(english, User.objects.create_user("anna"))
    assert "notice--translation" not in shown(client, german)


def test_the_german_version_has_no_notice(client, world, german):
    world.translate(german)
    let_a_machine_translate(german)
    change(german, title="Anders")
    assert "notice--translation" not in shown(client, german, "de")


def test_a_fallback_has_only_its_own_notice(client, world, german):
    world.translate(german)
    let_a_machine_translate(german)
    change(german, title="Anders")
    html = shown(client, german, "uk")
    assert "notice--missing" in html
    assert "notice--translation" not in html


def test_a_machine_text_stays_marked_when_the_german_page_is_unpublished(client, world):
    german = world.standard_page()
    world.translate(german)
    let_a_machine_translate(german)
    change(german, title="Anders")
    type(german).objects.filter(pk=german.pk).update(live=False)
    html = shown(client, german)
    assert MACHINE in html
    assert OUTDATED not in html


def test_the_notice_costs_no_query(client, world, django_assert_max_num_queries, german):
    world.translate(german)
    with CaptureQueriesContext(connection) as before:
        shown(client, german)
    let_a_machine_translate(german)
    change(german, title="Anders")
    with django_assert_max_num_queries(len(before)):
        assert MACHINE in shown(client, german)
