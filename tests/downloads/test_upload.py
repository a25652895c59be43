"""What an editor sees when a file is not what it should be."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from downloads.models import Document
from tests.downloads import hostile
from tests.downloads.extraction import hostile_zips
from tests.worlds import deck

pytestmark = pytest.mark.django_db


def upload(client, content: bytes, name: str, **fields: str):
    data = {
        "title": "Mein langer Titel",
        "language": "en",
        "tags": "folien",
        "file": SimpleUploadedFile(name, content),
    }
    return client.post(reverse("wagtaildocs:add"), {**data, **fields})


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (hostile.truncated_pdf(), "folien.pdf", "lässt sich nicht als PDF lesen"),
        (hostile.password_pdf(), "folien.pdf", "verlangt ein Passwort"),
        (hostile_zips.word_named_pdf(), "folien.pdf", "eine Word-Datei"),
    ],
)
def test_a_bad_file_is_refused_with_one_sentence_and_what_was_typed_stays(
    admin_client, world, content, name, sentence
):
    response = upload(admin_client, content, name)
    assert response.status_code == 200
    html = response.content.decode()
    assert sentence in html
    assert "Dateiendung „“" not in html
    assert 'value="Mein langer Titel"' in html
    assert not Document.objects.exists()


def test_a_good_file_is_stored_with_its_language_and_slides(
    admin_client, world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = upload(admin_client, deck("Titel", "Erste Folie", "Zweite Folie"), "folien.pdf")
    assert response.status_code == 302
    document = Document.objects.get()
    assert (document.language, document.page_count, document.extraction) == ("en", 2, "done")
    assert [slide.number for slide in document.slides.all()] == [1, 2]
    assert "Zweite Folie" in document.slides.last().text


def test_replacing_a_file_by_a_bad_one_keeps_the_old_file(admin_client, world):
    document = world.document()
    before = document.file.name
    response = admin_client.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {
            "title": "Neuer Titel",
            "language": "de",
            "file": SimpleUploadedFile("neu.pdf", hostile.truncated_pdf()),
        },
    )
    assert response.status_code == 200
    document.refresh_from_db()
    assert document.file.name == before
    assert document.file.storage.exists(before)
    assert 'value="Neuer Titel"' in response.content.decode()


def test_files_dropped_together_are_checked_one_by_one(admin_client, world):
    response = admin_client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "x", "language": "de", "files[]": SimpleUploadedFile("folien.pdf", hostile.password_pdf())},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    assert not response.json()["success"]
    assert not Document.objects.exists()
