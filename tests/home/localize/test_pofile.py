"""Whatever file somebody uploads: a sentence, no 500, and nothing written by halves."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from home.localize.submission import submit
from tests.home.localize.conftest import said, translation_of, version

pytestmark = pytest.mark.django_db

HEADER = "X-WagtailLocalize-TranslationID"


@pytest.fixture(params=["page", "snippet"])
def translation(request, world, english):
    thing = world.offer(title="Titel") if request.param == "page" else world.event(title="Titel")
    submit(thing, english)
    return translation_of(thing)


def exported(client, translation) -> polib.POFile:
    response = client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/x-gettext-translation")
    return polib.pofile(response.content.decode())


def upload(client, translation, content: bytes | str | polib.POFile, name: str = "texts.po"):
    content = str(content).encode() if not isinstance(content, bytes) else content
    return client.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
        {"file": SimpleUploadedFile(name, content)},
    )


def nothing_written() -> bool:
    return not StringTranslation.objects.exists()


def test_what_is_exported_translated_and_imported_is_there(editor, translation):
    catalogue = exported(editor, translation)
    for entry in catalogue:
        entry.msgstr = f"EN {entry.msgid}"
    response = upload(editor, translation, catalogue)
    assert response.status_code == 302
    assert said(response).startswith(f"{len(catalogue)} text")
    total, done = translation.get_progress()
    assert total == done == len(catalogue)


def test_a_file_without_the_header_is_refused(editor, translation):
    catalogue = exported(editor, translation)
    del catalogue.metadata[HEADER]
    catalogue[0].msgstr = "Title"
    response = upload(editor, translation, catalogue)
    assert response.status_code == 302
    assert HEADER in said(response)
    assert nothing_written()


def test_a_file_for_another_translation_is_refused(editor, translation, world):
    from demo.builders.translations import locale_for

    thing = translation.source.get_source_instance()
    submit(thing, locale_for("tr"))
    catalogue = exported(editor, translation_of(thing, "tr"))
    catalogue[0].msgstr = "Title"
    response = upload(editor, translation, catalogue)
    assert "another translation" in said(response)
    assert nothing_written()


def test_a_title_that_is_too_long_is_refused_with_all_the_rest(editor, translation):
    catalogue = exported(editor, translation)
    for entry in catalogue:
        entry.msgstr = "x" * 300 if entry.msgctxt == "title" else "kurz"
    response = upload(editor, translation, catalogue)
    assert "too long: 300 characters" in said(response)
    assert nothing_written()


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\xfa",
        b"PK\x03\x04" + bytes(range(256)),
        b"",
        b"/etc/passwd",
        b"just words\nand more words",
        b'msgid "a',
        b'msgid ""\nmsgstr "\x00"',
        b'msgstr "before"\nmsgid "after"',
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        'msgid "ä"\nmsgstr "ö"'.encode("utf-16"),
        'msgid "ä"\nmsgstr "ö"'.encode("latin-1"),
    ],
)
def test_rubbish_is_refused(editor, world, english, content):
    offer = world.offer()
    submit(offer, english)
    response = upload(editor, translation_of(offer), content)
    assert response.status_code == 302
    assert "mported" not in said(response) or "Nothing was imported" in said(response)
    assert nothing_written()


def test_null_bytes_are_refused(editor, translation):
    catalogue = exported(editor, translation)
    catalogue[0].msgstr = "a\x00b"
    response = upload(editor, translation, catalogue)
    assert "Nothing was imported" in said(response)
    assert nothing_written()


def test_a_huge_file_is_refused(editor, world, english):
    offer = world.offer()
    submit(offer, english)
    response = upload(editor, translation_of(offer), b"#" * (2 * 1024 * 1024 + 1))
    assert "too large" in said(response)
    assert nothing_written()


def test_no_file_is_refused(editor, translation):
    response = editor.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]))
    assert "choose a PO file" in said(response)


def test_texts_that_are_not_there_are_counted_and_left_out(editor, translation):
    catalogue = exported(editor, translation)
    catalogue[0].msgstr = "Title"
    catalogue.append(polib.POEntry(msgctxt="title", msgid="Not here", msgstr="x"))
    catalogue.append(polib.POEntry(msgid="No context", msgstr="x"))
    response = upload(editor, translation, catalogue)
    assert "1 text was imported" in said(response)
    assert "2 entries do not belong" in said(response)
    assert StringTranslation.objects.count() == 1


def test_broken_html_is_imported_as_an_error_and_counts_as_missing(editor, translation):
    catalogue = exported(editor, translation)
    for entry in catalogue:
        entry.msgstr = '<a id="unknown">x</a>' if entry.msgctxt == "title" else "x"
    upload(editor, translation, catalogue)
    assert StringTranslation.objects.get(context__path="title").has_error
    total, done = translation.get_progress()
    assert total == done + 1


@pytest.mark.parametrize("value", ["x" * 300, "a\x00b"])
def test_a_text_that_cannot_be_stored_is_refused_in_the_editor_too(editor, world, english, value):
    offer = world.offer(title="Titel")
    submit(offer, english)
    translation = translation_of(offer)
    segment = translation.source.stringsegment_set.get(context__path="title")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    response = editor.put(url, f"value={value}", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400
    assert "too long" in response.json()["detail"]
    assert nothing_written()
    assert version(offer).draft_title == "Titel"
