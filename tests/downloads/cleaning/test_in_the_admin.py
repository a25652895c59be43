"""One click makes a cleaned file; and what else the admin does with a file."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupCollectionPermission

from downloads.cleaning import replacing
from downloads.models import Document
from tests.downloads import hostile
from tests.downloads.upload.test_review import editor
from tests.worlds import committed, deck

pytestmark = pytest.mark.django_db
State = Document.Extraction


def told(world) -> Document:
    return world.document(hostile.good_pdf(["Erste Folie"], author="Max Muster"))


def act(client, name: str, document: Document):
    with committed():
        return client.post(reverse(f"slides_files:{name}", args=[document.pk]))


def test_the_editor_sees_who_is_named_and_one_click_removes_it(world, admin_client):
    document = told(world)
    page = admin_client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "Max Muster" in page
    assert (
        "Max Muster" in admin_client.get(reverse("slides_files:clean", args=[document.pk])).content.decode()
    )
    before = document.file.name
    act(admin_client, "clean", document)
    edit = admin_client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "Removed: who made and edited it" in edit or "Entfernt: " in edit
    document.refresh_from_db()
    assert "author" not in document.metadata
    assert b"Max Muster" not in document.file.read()
    assert document.file.name != before
    assert not document.file.storage.exists(before)
    assert [slide.text for slide in document.slides.all()] == ["Erste Folie"]


@pytest.mark.parametrize("step", ["_set_document_file_metadata", "save"])
def test_the_old_file_stays_if_the_new_one_cannot_be_stored(world, monkeypatch, step):
    document = told(world)
    before = set(document.file.storage.listdir("documents")[1])
    monkeypatch.setattr(Document, step, lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError), committed():
        replacing.clean_document(document)
    assert set(document.file.storage.listdir("documents")[1]) == before


def test_a_file_that_was_replaced_meanwhile_is_left_as_it_is(world, monkeypatch, admin_client):
    document = told(world)

    def replace_meanwhile(*args, **kwargs):
        Document.objects.filter(pk=document.pk).update(file_hash="new")
        return hostile.good_pdf(), "", []

    monkeypatch.setattr(replacing, "clean_copy", replace_meanwhile)
    act(admin_client, "clean", document)
    document.refresh_from_db()
    assert document.file_hash == "new"
    assert document.file.storage.exists(document.file.name)


def test_what_cannot_be_cleaned_is_said_and_stays(world, admin_client):
    document = world.document(hostile.zip_of({"a.txt": "x"}), name="paket.zip")
    before = document.file.name
    act(admin_client, "clean", document)
    document.refresh_from_db()
    assert document.file.name == before


def test_try_again_reads_a_file_that_failed(world, admin_client):
    document = world.document()
    document.slides.all().delete()
    Document.objects.filter(pk=document.pk).update(extraction=State.FAILED, extraction_message="Pech")
    page = admin_client.get(reverse("slides_files:index")).content.decode()
    assert "Pech" in page
    act(admin_client, "read_again", document)
    document.refresh_from_db()
    assert (document.extraction, document.extraction_message) == (State.DONE, "")
    assert document.slides.count() == 2


def test_the_slides_of_the_old_file_stay_when_the_new_one_cannot_be_read_until_an_editor_decides(
    world, admin_client
):
    document = world.document(deck("Alt", "Alt"))
    with committed():
        document.file.save("neu.pdf", _file(b"%PDF-1.4 nothing"), save=False)
        document.file_hash = ""
        document.save()
    document.refresh_from_db()
    assert document.extraction == State.FAILED
    assert "old one" in document.extraction_message
    assert document.slides.get().text.startswith("Alt")
    act(admin_client, "forget_slides", document)
    assert not document.slides.exists()


def test_another_kind_of_file_takes_the_old_slides_with_it(world):
    document = world.document(deck("Alt", "Alt"))
    with committed():
        document.file.save("neu.docx", _file(hostile.docx()), save=False)
        document.file_hash = ""
        document.save()
    document.refresh_from_db()
    assert document.extraction == State.NOT_POSSIBLE
    assert not document.slides.exists()


def test_an_unexpected_error_is_a_failure_with_a_reason_and_not_endless_work(world, monkeypatch):
    from downloads import slides

    document = world.document()
    monkeypatch.setattr(slides, "extract", lambda path: 1 / 0)
    slides.read_slides(document.pk, document.file_hash)
    document.refresh_from_db()
    assert document.extraction == State.FAILED
    assert "ZeroDivisionError" in document.extraction_message


@pytest.mark.parametrize("action", ["read_again", "forget_slides", "clean"])
def test_only_who_may_change_a_file_can_do_any_of_it(world, client, action):
    document = told(world)
    editor(client)
    GroupCollectionPermission.objects.filter(permission__codename="change_document").delete()
    GroupCollectionPermission.objects.filter(permission__codename="add_document").delete()
    before = document.file.name
    act(client, action, document)
    document.refresh_from_db()
    assert (document.file.name, document.extraction) == (before, State.DONE)
    assert client.get(reverse("slides_files:index")).status_code == 302


def test_the_picture_of_a_draft_is_seen_by_editors_only(world, admin_client):
    document = world.document()
    address = reverse("slides_files:picture", args=[document.pk])
    shown = admin_client.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert b"".join(shown.streaming_content).startswith(b"RIFF")
    assert Client().get(address).status_code == 302
    document.slides.all().delete()
    assert admin_client.get(address).status_code == 404


def test_speaker_notes_are_shown_only_when_an_editor_has_said_so(world, client):
    slides = world.document(hostile.notes_pptx("Folie", "Geheimnis"), name="folien.pptx")
    address = f"/de/downloads/{world.presentation(slides).slug}/"
    assert "Geheimnis" not in client.get(address).content.decode()
    Document.objects.filter(pk=slides.pk).update(notes_are_public=True)
    assert "Geheimnis" in client.get(address).content.decode()


def test_words_of_a_word_file_and_published_notes_can_be_found(world):
    body = '<w:document xmlns:w="w"><w:p><w:r><w:t>Zauberlehrling</w:t></w:r></w:p></w:document>'
    word = world.document(hostile.docx({"word/document.xml": body}), name="brief.docx")
    slides = world.document(hostile.notes_pptx("Folie", "Geheimnis"), name="folien.pptx", language="en")
    presentation = world.presentation(word, slides)
    assert word.text == "Zauberlehrling"
    assert slides.slides.get().notes == "Geheimnis"
    assert any("Zauberlehrling" in text.body for text in presentation.search_texts())
    assert not any("Geheimnis" in text.body for text in presentation.search_texts())
    Document.objects.filter(pk=slides.pk).update(notes_are_public=True)
    assert any("Geheimnis" in text.body for text in presentation.search_texts())


def _file(content: bytes):
    from django.core.files.base import ContentFile

    return ContentFile(content)
