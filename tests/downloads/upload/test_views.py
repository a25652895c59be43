"""Bringing in many files on the page of an event."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission

from downloads.models import Document, Presentation
from tests.downloads import hostile
from tests.downloads.upload.test_review import editor
from tests.worlds import deck

pytestmark = pytest.mark.django_db


def send(client, event, *files: tuple[str, bytes], script: bool = False, **fields: object):
    data = {
        "files": [SimpleUploadedFile(name, content) for name, content in files],
        "collection": Collection.get_first_root_node().pk,
        **fields,
    }
    headers = {"x-requested-with": "XMLHttpRequest"} if script else {}
    return client.post(reverse("slides_upload:upload", args=[event.pk]), data, headers=headers)


def test_good_files_are_stored_although_others_are_refused(world, admin_client):
    files = [
        ("gut.pdf", deck("T", "Gute Folien")),
        ("kaputt.pdf", hostile.truncated_pdf()),
        ("bild.exe", b"MZ"),
    ]
    html = send(admin_client, world.event(), *files).content.decode()
    assert Presentation.objects.get().title == "Gute Folien"
    assert html.count("upload__file--failed") == 2
    assert html.count("upload__file--done") == 1


def test_without_any_warning_the_drafts_are_shown_at_once(world, admin_client):
    event = world.event()
    response = send(admin_client, event, ("gut.pptx", hostile.pptx(["Gute Folien"])))
    assert response["Location"] == reverse("slides_upload:review", args=[event.pk])


def test_the_script_gets_title_and_warnings_or_the_sentence(world, admin_client):
    event = world.event()
    good = send(admin_client, event, ("gut.pdf", deck("T", "Gute Folien")), script=True)
    assert (good.status_code, good.json()["title"], len(good.json()["warnings"])) == (200, "Gute Folien", 1)
    bad = send(admin_client, event, ("geheim.pdf", hostile.password_pdf()), script=True)
    assert bad.status_code == 422
    assert "Passwort" in bad.json()["error"]
    none = send(admin_client, event, script=True)
    assert none.status_code == 400


def test_a_hostile_name_is_shown_as_text(world, admin_client):
    html = send(admin_client, world.event(), ("<script>alert(1)</script>.pdf", b"x")).content.decode()
    assert "<script>alert(1)" not in html


def test_the_page_needs_the_right_to_add_presentations(world, client):
    event = world.event()
    editor(client, without="add_presentation")
    assert client.get(reverse("slides_upload:upload", args=[event.pk])).status_code == 302
    send(client, event, ("gut.pdf", deck()))
    assert not Document.objects.exists()


@pytest.mark.parametrize("missing", ["add_document", "choose_document"])
def test_files_go_only_where_the_editor_may_put_and_choose_them(world, client, missing):
    event = world.event()
    editor(client)
    GroupCollectionPermission.objects.filter(permission__codename=missing).delete()
    private = Collection.get_first_root_node().add_child(name="Intern")
    send(client, event, ("gut.pdf", deck()), collection=private.pk)
    assert not Document.objects.exists()


def test_an_event_is_chosen_first(world, admin_client):
    event = world.event()
    page = reverse("slides_upload:choose_event")
    assert event.title in admin_client.get(page).content.decode()
    assert admin_client.get(page, {"event": event.pk})["Location"].endswith(f"/slides/{event.pk}/")
    assert admin_client.get(page, {"event": "x"}).status_code == 200


def test_only_german_events_have_the_page(world, admin_client):
    english = world.translate(world.event(), "en")
    assert admin_client.get(reverse("slides_upload:upload", args=[english.pk])).status_code == 404


def test_the_lists_of_events_and_presentations_lead_there(world, admin_client):
    event = world.event()
    events = admin_client.get("/admin/snippets/programmes/event/", follow=True).content.decode()
    assert reverse("slides_upload:upload", args=[event.pk]) in events
    presentations = admin_client.get("/admin/snippets/downloads/presentation/", follow=True).content.decode()
    assert reverse("slides_upload:choose_event") in presentations
