import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from home.board.views import rows_for
from home.models import User
from home.translation.state import State
from tests.home.translation.making import change, let_a_machine_translate

pytestmark = pytest.mark.django_db

BOARD = "/admin/translations/"


@pytest.fixture
def admin(db) -> User:
    return User.objects.create_superuser("chefin")


def person(name: str = "anna", *permissions: str) -> User:
    """Somebody who reaches the admin, reads it in English as tests are written, and has these permissions."""
    user = User.objects.create_user(name)
    UserProfile.objects.create(user=user, preferred_language="en")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    return user


def may_change(user: User, page) -> None:
    """Let a person change a page and what is below it."""
    group = Group.objects.create(name=f"{user} {page.pk}")
    GroupPagePermission.objects.create(
        group=group, page=page.page_ptr, permission=Permission.objects.get(codename="change_page")
    )
    user.groups.add(group)


def cells(user: User, title: str, **filters: str) -> dict:
    row = next(row for row in rows_for(user, **filters) if row.thing.title == title)
    return {cell.language.code: cell for cell in row.cells}


def titles(user: User, **filters: str) -> set[str]:
    return {row.thing.title for row in rows_for(user, **filters)}


def test_each_cell_tells_the_state_of_a_version(world, admin):
    german = world.standard_page("seite")
    world.translate(german, "en")
    world.translate(german, "tr")
    world.translate(german, "pl")
    change(german, title="Anders")
    world.translate(type(german).objects.get(pk=german.pk), "tr")
    let_a_machine_translate(german, "tr")
    world.translate(type(german).objects.get(pk=german.pk), "pl").unpublish()
    found = cells(admin, "Anders")
    assert {code: found[code].state for code in ("de", "en", "tr", "pl", "uk")} == {
        "de": State.CURRENT,
        "en": State.OUTDATED,
        "tr": State.MACHINE,
        "pl": State.DRAFT,
        "uk": State.MISSING,
    }


def test_the_next_action_fits_the_state(world, admin):
    german = world.standard_page("seite")
    english = world.translate(german, "en")
    turkish = world.translate(german, "tr")
    let_a_machine_translate(german, "tr")
    found = cells(admin, "Seite")
    assert found["uk"].action.address == f"/admin/localize/submit/page/{german.pk}/"
    assert found["en"].action.address == f"/admin/pages/{english.pk}/edit/"
    assert found["tr"].action.address == f"{BOARD}wagtailcore/page/{turkish.pk}/"


def test_snippets_are_on_the_board_with_their_own_editors(world, admin):
    english = world.translate(world.series)
    found = cells(admin, "IQ um 9", section="programmes.series")
    assert found["en"].action.address == reverse("wagtailsnippets_programmes_series:edit", args=[english.pk])
    assert found["uk"].action.address.endswith(f"/submit/snippet/programmes/series/{world.series.pk}/")


def test_what_is_not_published_in_german_is_not_to_be_submitted(world, admin):
    world.standard_page("seite").unpublish()
    assert cells(admin, "Seite")["en"].action is None


def test_filters_by_section_language_and_state(world, admin):
    page = world.standard_page("seite")
    world.translate(page, "en")
    assert world.series, "made when it is first asked for"
    assert titles(admin, section="home.standardpage") == {"Seite"}
    assert "Seite" in titles(admin, language="en", state=State.CURRENT)
    assert "Seite" not in titles(admin, language="uk", state=State.CURRENT)
    assert [*cells(admin, "Seite", language="en")] == ["de", "en"]


def test_only_what_somebody_may_edit_is_listed(world):
    world.standard_page("eins")
    programme = world.programme(title="Zwei")
    world.offer(programme, title="Drei")
    assert world.series
    anna = person()
    may_change(anna, programme)
    assert titles(anna) == {"Zwei", "Drei"}


def test_a_translator_sees_the_row_and_acts_only_in_the_own_language(world):
    german = world.standard_page("seite")
    english = world.translate(german, "en")
    world.translate(german, "tr")
    change(german, title="Anders")
    anna = person()
    may_change(anna, english)
    found = cells(anna, "Anders")
    assert found["en"].may_be_declared_current
    assert not found["tr"].may_be_declared_current
    assert [code for code, cell in found.items() if cell.action] == ["en"]


def test_the_title_of_a_german_draft_is_not_told_to_translators(world):
    german = world.standard_page("seite")
    english = world.translate(german, "en")
    german.refresh_from_db()
    german.title = "Geheim"
    german.save_revision()
    anna = person()
    may_change(anna, english)
    assert titles(anna) == {"Seite"}


def test_snippets_need_the_permission_to_change_them(world, client):
    assert world.series
    assert titles(person("anna", "change_series")) == {"IQ um 9"}
    assert titles(person("berta", "change_event")) == set()


def test_the_board_is_closed_to_those_who_may_edit_nothing(world, client):
    client.force_login(person())
    assert client.get(BOARD).status_code == 302
    assert BOARD not in client.get("/admin/").content.decode()


def test_the_board_is_open_to_editors_and_in_the_menu(world, client, admin):
    world.standard_page("seite", title="Über <b>uns</b>")
    client.force_login(admin)
    response = client.get(BOARD)
    assert response.status_code == 200
    assert "Über &lt;b&gt;uns&lt;/b&gt;" in response.content.decode()
    assert BOARD in client.get("/admin/").content.decode()


@pytest.mark.parametrize("query", ["?section=x&language=de&state=%00", "?p=99", "?p=x", "?language=xx"])
def test_nonsense_in_the_address_does_no_harm(world, client, admin, query):
    world.standard_page("seite")
    client.force_login(admin)
    assert client.get(BOARD + query).status_code == 200


def test_the_number_of_queries_does_not_grow(world, client, admin):
    def make(number: int) -> None:
        page = world.standard_page(f"seite-{number}")
        event = world.event(title=f"Termin {number}")
        for code in ("en", "tr"):
            world.translate(page, code)
            world.translate(event, code)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(BOARD).status_code == 200
        return len(captured)

    client.force_login(admin)
    make(1)
    queries()
    few = queries()
    for number in range(2, 6):
        make(number)
    assert queries() == few


def test_the_number_of_queries_does_not_grow_for_editors_either(world, client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(BOARD).status_code == 200
        return len(captured)

    editor = person("anna", "change_event", "change_series")
    may_change(editor, world.home)
    client.force_login(editor)
    world.translate(world.standard_page("eins"))
    queries()
    few = queries()
    for slug in ("zwei", "drei", "vier"):
        world.translate(world.standard_page(slug))
    assert queries() == few


def test_a_state_shows_only_the_languages_in_which_there_is_such_a_version(client, world, admin_user):
    german = world.standard_page("seite")
    for code in ("en", "tr", "pl"):
        world.translate(german, code)
    let_a_machine_translate(german, "tr")
    client.force_login(admin_user)
    html = client.get(BOARD, {"state": State.MACHINE}).content.decode()
    heads = re.findall(r'<th scope="col" lang="([\w-]+)"', html)
    assert heads == ["de", "tr"]
