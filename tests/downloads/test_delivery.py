import os
from datetime import timedelta

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from downloads.models import Document, Presentation, PresentationFile
from tests.worlds import deck

pytestmark = pytest.mark.django_db

FILE = "/de/downloads/ausblick/de/"


def content_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def content(world) -> bytes:
    """A presentation with one German file; its bytes."""
    drawn = deck()
    world.presentation(world.document(drawn), slug="ausblick")
    return drawn


def test_a_visitor_gets_the_file_in_the_language_of_the_address(client, world):
    german, english = deck("Deutsch"), deck("English", language="en")
    world.presentation(
        world.document(german), world.document(english, name="slides.pdf", language="en"), slug="ausblick"
    )
    assert content_of(client.get("/de/downloads/ausblick/en/")) == english
    assert content_of(client.get("/en/downloads/ausblick/de/")) == german


def test_two_files_of_one_language_have_two_addresses(client, world):
    first, second, third = deck("Eins"), deck("Zwei"), deck("Drei")
    world.presentation(*(world.document(content) for content in (first, second, third)), slug="ausblick")
    page = client.get("/de/downloads/ausblick/").content.decode()
    assert content_of(client.get("/de/downloads/ausblick/de/")) == first
    assert 'href="/de/downloads/ausblick/de/"' in page
    assert 'href="/de/downloads/ausblick/de/pdf-2/"' in page
    assert content_of(client.get("/de/downloads/ausblick/de/pdf-2/")) == second
    assert content_of(client.get("/de/downloads/ausblick/de/pdf-3/")) == third


def test_the_file_is_sent_as_a_download_that_runs_nothing(client, world):
    world.presentation(slug="ausblick", title="Übersicht: 2026/27", day="2026-01-13")
    response = client.get(FILE)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="ausblick-de.pdf"; '
        "filename*=utf-8''2026-01-13%20%C3%9Cbersicht%20%E2%80%93%202026-27%20%28de%29.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Content-Language"] == "de"
    assert response["Cache-Control"] == "public, no-cache, no-transform"
    assert response["Link"] == '<http://testserver/de/downloads/ausblick/de/>; rel="canonical"'
    assert "Content-Encoding" not in response
    assert "Vary" not in response
    assert not response.cookies
    assert int(response["Content-Length"]) == len(content_of(response))


def test_a_file_is_named_in_its_own_language_whoever_loads_it(client, world):
    held = world.presentation(
        world.document(), world.document(language="en"), slug="ausblick", title="Ausblick", day="2026-01-13"
    )
    world.translate(held, "en", Ausblick="Outlook")
    assert "Outlook (en)" in client.get("/de/downloads/ausblick/en/")["Content-Disposition"]
    assert "Ausblick (de)" in client.get("/en/downloads/ausblick/de/")["Content-Disposition"]


def test_the_address_survives_a_new_file(client, world):
    world.presentation(slug="ausblick")
    old = client.get(FILE)
    replacement = world.document(deck("Neu", "Ganz neu"), name="anderer-name.pdf")
    PresentationFile.objects.update(document=replacement)
    new = client.get(FILE)
    assert new.status_code == 200
    assert new["ETag"] != old["ETag"]


def test_a_file_that_has_not_changed_is_not_sent_again(client, content):
    whole = client.get(FILE)
    assert whole["ETag"] != '""'
    for condition in ({"if-none-match": whole["ETag"]}, {"if-modified-since": whole["Last-Modified"]}):
        again = client.get(FILE, headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert again["ETag"] == whole["ETag"]


def test_an_older_file_under_the_same_address_counts_as_changed(client, world):
    older = world.document(deck("Alt"))
    storage, name = older.file.storage, older.file.name
    world.presentation(older, slug="ausblick")
    path = storage.path(name)
    long_ago = timezone.now() - timedelta(days=900)
    os.utime(path, (long_ago.timestamp(), long_ago.timestamp()))
    published = Presentation.objects.get().last_published_at
    assert parse_http_date(client.get(FILE)["Last-Modified"]) == int(published.timestamp())


def test_a_visitor_who_insists_on_another_file_gets_none(client, content):
    assert client.get(FILE, headers={"if-match": '"other"'}).status_code == 412


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-", slice(0, None)),
        ("bytes=0-0", slice(0, 1)),
        ("bytes=100-199", slice(100, 200)),
        ("bytes=100-", slice(100, None)),
        ("bytes=-10", slice(-10, None)),
        ("bytes=-99999999", slice(None)),
        ("bytes=10-99999999", slice(10, None)),
        ("Bytes = 5-9", slice(5, 10)),
    ],
)
def test_a_part_of_the_file_is_sent_as_a_part(client, content, wanted, part):
    response = client.get(FILE, headers={"range": wanted})
    expected = content[part]
    start = len(content[: part.start or 0]) if (part.start or 0) >= 0 else len(content) - len(expected)
    assert response.status_code == 206
    assert content_of(response) == expected
    assert response["Content-Range"] == f"bytes {start}-{start + len(expected) - 1}/{len(content)}"
    assert response["Content-Length"] == str(len(expected))
    assert response["ETag"]


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=9-5",
        "bytes=0-1,3-4",
        "pages=1-2",
        "bytes=٣-٤",
        "x" * 9000,
    ],
)
def test_a_range_that_makes_no_sense_or_is_several_leads_to_the_whole_file(client, content, wanted):
    response = client.get(FILE, headers={"range": wanted})
    assert (response.status_code, content_of(response)) == (200, content)


@pytest.mark.parametrize("wanted", ["bytes=99999999-", "bytes=-0", "bytes=99999998-99999999"])
def test_a_range_behind_the_end_cannot_be_answered(client, content, wanted):
    response = client.get(FILE, headers={"range": wanted})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(content)}"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_download_goes_on_only_with_the_same_file(client, content):
    whole = client.get(FILE)
    etag, changed = whole["ETag"], whole["Last-Modified"]
    earlier = http_date(parse_http_date(changed) - 1)
    for known, status in ((etag, 206), (changed, 206), ('"old"', 200), (f"W/{etag}", 200), (earlier, 200)):
        response = client.get(FILE, headers={"range": "bytes=5-", "if-range": known})
        assert response.status_code == status, known


def test_head_tells_the_same_and_sends_nothing(client, content):
    whole = client.get(FILE)
    head = client.head(FILE, headers={"range": "bytes=0-4"})
    assert (head.status_code, head.content) == (200, b"")
    for name in ("Content-Length", "Content-Type", "ETag", "Last-Modified", "Accept-Ranges"):
        assert head[name] == whole[name]


def test_nothing_can_be_sent_to_a_file(client, content):
    assert client.post(FILE).status_code == 405


def test_the_server_in_front_sends_the_file_if_it_is_configured_to(client, content, settings):
    settings.DOWNLOADS_INTERNAL_LOCATION = "/stored-files/"
    document = Document.objects.get()
    response = client.get(FILE, headers={"range": "bytes=0-4"})
    assert response["X-Accel-Redirect"] == f"/stored-files/{document.file.name}"
    assert response.content == b""
    assert response["Content-Disposition"].startswith("attachment")
    assert "ETag" not in response


class ElsewhereStorage(FileSystemStorage):
    """Like a storage on another machine: no path, no time."""

    def path(self, name: str) -> str:
        raise NotImplementedError

    def get_modified_time(self, name: str):
        raise NotImplementedError

    def _open(self, name: str, mode: str = "rb"):
        return FileSystemStorage(self.base_location).open(name, mode)

    def size(self, name: str) -> int:
        return FileSystemStorage(self.base_location).size(name)


def test_a_storage_on_another_machine_is_read_by_us(client, content, settings, monkeypatch):
    settings.DOWNLOADS_INTERNAL_LOCATION = "/stored-files/"
    field = Document._meta.get_field("file")
    monkeypatch.setattr(field, "storage", ElsewhereStorage(settings.MEDIA_ROOT))
    response = client.get(FILE, headers={"range": "bytes=5-9"})
    assert (response.status_code, content_of(response)) == (206, content[5:10])
    assert "Last-Modified" not in response


@pytest.mark.parametrize("language", ["fr", "xx", "de-de", "EN"])
def test_a_language_without_a_file_is_not_found(client, world, language):
    world.presentation(slug="ausblick")
    assert client.get(f"/de/downloads/ausblick/{language}/").status_code == 404


@pytest.mark.parametrize("location", ["", "/stored-files/"])
def test_a_file_that_is_gone_from_the_disk_is_not_found(client, world, settings, location):
    settings.DOWNLOADS_INTERNAL_LOCATION = location
    document = world.document()
    world.presentation(document, slug="ausblick")
    document.file.storage.delete(document.file.name)
    assert client.get(FILE).status_code == 404
