import pytest
from wagtail.models import Collection, CollectionViewRestriction

from downloads.models import PresentationFile
from tests.worlds import deck

pytestmark = pytest.mark.django_db


def content_of(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_visitor_gets_the_file_in_the_language_of_the_address(client, world):
    german, english = deck("Deutsch"), deck("English", language="en")
    world.presentation(
        world.document(german), world.document(english, name="slides.pdf", language="en"), slug="ausblick"
    )
    assert content_of(client.get("/de/downloads/ausblick/en/")) == english
    assert content_of(client.get("/en/downloads/ausblick/de/")) == german


def test_the_file_is_sent_as_a_download_that_runs_nothing(client, world):
    world.presentation(slug="ausblick", title="Übersicht: 2026/27", day="2026-01-13")
    response = client.get("/de/downloads/ausblick/de/")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="ausblick-de.pdf"; '
        "filename*=utf-8''2026-01-13%20%C3%9Cbersicht%20%E2%80%93%202026-27%20%28de%29.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Content-Encoding" not in response
    assert int(response["Content-Length"]) == len(content_of(response))


def test_the_address_survives_a_new_file(client, world):
    world.presentation(slug="ausblick")
    old = client.get("/de/downloads/ausblick/de/")
    replacement = world.document(deck("Neu", "Ganz neu"), name="anderer-name.pdf")
    PresentationFile.objects.update(document=replacement)
    new = client.get("/de/downloads/ausblick/de/")
    assert new.status_code == 200
    assert new["ETag"] != old["ETag"]


def test_a_file_that_has_not_changed_is_not_sent_again(client, world):
    world.presentation(slug="ausblick")
    etag = client.get("/de/downloads/ausblick/de/")["ETag"]
    assert etag != '""'
    again = client.get("/de/downloads/ausblick/de/", headers={"if-none-match": etag})
    assert again.status_code == 304


@pytest.mark.parametrize("language", ["fr", "xx", "de-de", "EN"])
def test_a_language_without_a_file_is_not_found(client, world, language):
    world.presentation(slug="ausblick")
    assert client.get(f"/de/downloads/ausblick/{language}/").status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_not_found(client, world):
    document = world.document()
    world.presentation(document, slug="ausblick")
    document.file.storage.delete(document.file.name)
    assert client.get("/de/downloads/ausblick/de/").status_code == 404


def test_a_file_in_a_private_collection_is_nowhere(client, world):
    private = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = world.document()
    document.collection = private
    document.save()
    event = world.event()
    world.presentation(document, slug="intern", title="Internes", event=event)
    assert world.downloads_page.live
    assert client.get("/de/downloads/intern/de/").status_code == 404
    assert client.get("/de/downloads/intern/").status_code == 404
    for address in ("/de/downloads/", f"/de/termine/{event.slug}/", "/de/"):
        assert b"Internes" not in client.get(address).content
