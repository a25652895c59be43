"""Each file becomes a draft of its own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from downloads.models import Document, Presentation
from downloads.upload import drafts
from downloads.upload.drafts import drafts_of, free_slug, receive
from home.uploads.refusal import Refused
from tests.downloads import hostile
from tests.worlds import committed, deck

pytestmark = pytest.mark.django_db


def file(content: bytes | None = None, name: str = "folien.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or deck("untitled", "Wege zur Anerkennung", "Zweite Folie"))


def receive_now(event, *args, **kwargs):
    with committed():
        return receive(file(*args), event, user=None, **kwargs)


def test_a_file_becomes_a_draft_with_title_date_speaker_and_slides(world):
    event = world.event(speakers=[(world.speaker, "", "")])
    draft = receive_now(event).presentation
    draft.refresh_from_db()
    document = draft.files.get().document
    assert (draft.title, draft.live, draft.event) == ("Wege zur Anerkennung", False, event)
    assert draft.date == localdate(event.start)
    assert [one.speaker for one in draft.speakers.all()] == [world.speaker]
    assert (document.language, document.extraction, document.slides.count()) == ("de", "done", 2)
    assert list(drafts_of(event)) == [draft]


def test_a_draft_is_seen_by_no_visitor(world, client):
    draft = receive_now(world.event()).presentation
    assert client.get(f"/de/downloads/{draft.slug}/").status_code == 404
    assert client.get(f"/de/downloads/{draft.slug}/de/").status_code == 404


def test_its_warnings_and_who_made_it_are_kept(world):
    more = {"docProps/core.xml": hostile.core_properties(creator="Max Muster")}
    document = receive_now(world.event(), hostile.docx(more), "brief.docx").document
    assert document.metadata["author"] == "Max Muster"
    assert document.warnings == ["no-text"]


def test_the_same_file_is_not_stored_twice_for_an_event(world):
    event, content = world.event(), deck("T", "Eins")
    first = receive_now(event, content)
    again = receive_now(event, content, "anders.pdf")
    assert again.was_there
    assert again.presentation == first.presentation
    assert Document.objects.count() == 1
    assert not receive_now(world.event(), content).was_there


def test_a_refused_file_leaves_nothing_behind(world):
    with pytest.raises(Refused):
        receive(file(hostile.truncated_pdf()), world.event(), user=None)
    assert not Document.objects.exists()
    assert not Presentation.objects.exists()


def test_an_error_while_storing_leaves_no_file_behind(world, monkeypatch):
    event = world.event()
    before = set(_stored())
    monkeypatch.setattr(drafts, "_draft", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        receive(file(), event, user=None)
    assert set(_stored()) == before
    assert not Document.objects.exists()


def test_addresses_are_made_from_german_titles_and_are_never_taken_twice(world):
    assert free_slug("Größe & Übung: Straße") == "groesse-uebung-strasse"
    assert free_slug("!!!") == "folien"
    event = world.event()
    titles = [receive_now(event, deck("T", "Folien für alle", text)).presentation.slug for text in "abc"]
    assert titles == ["folien-fuer-alle", "folien-fuer-alle-2", "folien-fuer-alle-3"]


def test_replacing_a_file_keeps_the_old_one_until_the_new_one_is_stored(world, admin_client, monkeypatch):
    document = world.document()
    before = document.file.name

    def fail(self, *args, **kwargs):
        raise RuntimeError("The database is gone")

    monkeypatch.setattr(Document, "save", fail)
    with pytest.raises(RuntimeError):
        admin_client.post(
            f"/admin/documents/edit/{document.pk}/",
            {"title": "Neu", "language": "de", "file": file(deck("T", "Neu"), "neu.pdf")},
        )
    assert document.file.storage.exists(before)


def test_a_replaced_file_is_deleted_when_the_new_one_is_safe(world, admin_client):
    document = world.document()
    before = document.file.name
    with committed():
        admin_client.post(
            f"/admin/documents/edit/{document.pk}/",
            {"title": "Neu", "language": "de", "file": file(deck("T", "Neu"), "neu.pdf")},
        )
    document.refresh_from_db()
    assert document.file.name != before
    assert document.file.storage.exists(document.file.name)
    assert not document.file.storage.exists(before)


def _stored() -> list[str]:
    storage = Document._meta.get_field("file").storage
    return storage.listdir("documents")[1] if storage.exists("documents") else []
