import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from home.models import User
from home.roles import editors_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    user = User.objects.create_user("redaktion", password="geheim")
    user.groups.add(editors_group())
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    "address",
    [
        "",
        "snippets/programmes/event/add/",
        "snippets/programmes/speaker/add/",
        "snippets/downloads/presentation/add/",
        "documents/add/",
        "images/add/",
    ],
)
def test_an_editor_may_write(editor, world, address):
    assert editor.get(f"/admin/{address}").status_code == 200


def test_an_editor_may_publish_pages(editor, world):
    html = editor.get(f"/admin/pages/add/programmes/recappage/{world.recap_index.pk}/").content.decode()
    assert 'name="action-publish"' in html


def test_a_page_is_begun_in_german_only(editor, world):
    translated = world.translate(world.recap_index, "uk")
    form = "/admin/pages/add/programmes/recappage/{}/"
    assert editor.get(form.format(translated.pk)).status_code == 302
    assert "add_subpage" not in editor.get(f"/admin/pages/{translated.pk}/").content.decode()
    assert "add_subpage" in editor.get(f"/admin/pages/{world.recap_index.pk}/").content.decode()


@pytest.mark.parametrize(
    "model", ["programmes/event", "programmes/series", "programmes/speaker", "downloads/presentation"]
)
def test_a_list_opens_with_the_german_things(editor, world, model):
    address = f"/admin/snippets/{model}/"
    assert editor.get(address)["Location"] == f"{address}?locale=de"


def test_a_list_shows_each_thing_once(editor, world):
    world.translate(world.event(title="Herbst"), "uk", Herbst="Осінь")
    german, all_languages = (
        editor.get(f"/admin/snippets/programmes/event/?locale={code}").content.decode() for code in ("de", "")
    )
    assert "Herbst" in german
    assert "Осінь" not in german
    assert "Осінь" in all_languages


@pytest.mark.parametrize("address", ["users/", "groups/", "sites/", "locales/"])
def test_an_editor_does_not_administer(editor, world, address):
    assert editor.get(f"/admin/{address}").status_code in (302, 403)


def test_permissions_that_were_changed_on_purpose_stay(world):
    group = editors_group()
    group.permissions.remove(Permission.objects.get(codename="delete_event"))
    assert not editors_group().permissions.filter(codename="delete_event").exists()
