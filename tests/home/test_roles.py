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


@pytest.mark.parametrize("address", ["users/", "groups/", "sites/", "locales/"])
def test_an_editor_does_not_administer(editor, world, address):
    assert editor.get(f"/admin/{address}").status_code in (302, 403)


def test_permissions_that_were_changed_on_purpose_stay(world):
    group = editors_group()
    group.permissions.remove(Permission.objects.get(codename="delete_event"))
    assert not editors_group().permissions.filter(codename="delete_event").exists()
