import pytest
from django.db import transaction

from downloads import slides
from downloads.extraction.run import Extraction, PageText
from downloads.models import Document, Slide
from tests.worlds import committed, deck

pytestmark = pytest.mark.django_db


def test_a_stored_pdf_has_its_slides_with_text_and_picture(world):
    document = world.document(deck("Titel", "Anerkennung", "Qualifizierung"))
    assert document.extraction == Document.Extraction.DONE
    assert document.page_count == 2
    second = document.slides.get(number=2)
    assert "Qualifizierung" in second.text
    assert second.picture.size > 0
    stored = Slide.objects.filter(pk=second.pk).values_list("picture_width", "picture_height").get()
    assert stored == (480, 270)


def test_a_replaced_file_has_the_slides_of_the_new_one(world):
    document = world.document(deck("Alt", "Alt eins", "Alt zwei", "Alt drei"))
    old = [slide.picture.name for slide in document.slides.all()]
    with committed():
        document.file.save("neu.pdf", _file(deck("Neu", "Neu eins")), save=False)
        document.file_hash = ""
        document.save()
    assert [slide.text.split("\n")[0] for slide in document.slides.all()] == ["Neu eins"]
    storage = Slide._meta.get_field("picture").storage
    assert not any(storage.exists(name) for name in old)


def test_a_result_for_a_file_that_was_replaced_meanwhile_is_thrown_away(world):
    document = world.document(deck("Alt", "Alt"))
    assert slides.read_slides(document.pk, "another hash") is False
    assert document.slides.get().text.startswith("Alt")


def test_a_file_that_changes_during_the_reading_keeps_no_old_slides(world, monkeypatch):
    document = world.document(deck("Alt", "Alt"))

    def replace_while_reading(path):
        Document.objects.filter(pk=document.pk).update(file_hash="new")
        return Extraction(pages=[PageText(1, "veraltet")])

    monkeypatch.setattr(slides, "extract", replace_while_reading)
    assert slides.read_slides(document.pk, document.file_hash) is False
    assert "veraltet" not in document.slides.get().text


def test_a_reading_that_was_stopped_keeps_what_it_has_and_says_where(world, monkeypatch):
    document = world.document(deck("Titel", "Eins"))
    partial = Extraction(
        facts={"pages": 9}, pages=[PageText(1, "Eins"), PageText(2, "Zwei")], stopped_at=3, reason="time"
    )
    monkeypatch.setattr(slides, "extract", lambda path: partial)
    slides.read_slides(document.pk, document.file_hash)
    document.refresh_from_db()
    assert document.extraction == Document.Extraction.DONE
    assert "3" in document.extraction_message
    assert document.slides.count() == 2


def test_pages_that_were_too_large_are_named_for_the_editor(world, monkeypatch):
    document = world.document(deck("Titel", "Eins"))
    read = [PageText(number, "") for number in range(1, 10)]
    partial = Extraction(facts={"pages": 9}, pages=read, skipped=(7,), undrawn=(2, 3))
    monkeypatch.setattr(slides, "extract", lambda path: partial)
    slides.read_slides(document.pk, document.file_hash)
    document.refresh_from_db()
    assert document.extraction == Document.Extraction.DONE
    assert document.extraction_message.startswith("Page 7 is too large to be read.")
    assert "Pages 2, 3 are too large to be drawn" in document.extraction_message


def test_a_file_that_cannot_be_read_is_marked_as_failed_with_a_reason(world):
    document = world.document(b"%PDF-1.4 nothing else", name="kaputt.pdf")
    assert document.extraction == Document.Extraction.FAILED
    assert document.extraction_message


def test_a_file_without_slides_is_no_failure(world):
    document = world.document(b"PK\x05\x06" + bytes(18), name="paket.zip")
    assert document.extraction == Document.Extraction.NOT_POSSIBLE


def test_nothing_is_read_before_the_file_is_safely_stored(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False) as waiting, transaction.atomic():
        document = Document(title="Folien", file=_file(deck(), "folien.pdf"))
        document.save()
    assert waiting
    assert not document.slides.exists()


def test_a_picture_goes_with_its_slide(world):
    document = world.document()
    slide = document.slides.first()
    storage, name = slide.picture.storage, slide.picture.name
    with committed():
        document.slides.all().delete()
    assert not storage.exists(name)


def _file(content: bytes, name: str = "neu.pdf"):
    from django.core.files.base import ContentFile

    return ContentFile(content, name=name)
