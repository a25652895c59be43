"""What is private or not published is nowhere: neither on a page nor in anything a machine reads."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from demo.builders import pages
from downloads.models import Document, Presentation
from home.models import User
from programmes.models import EventIndexPage
from search.results import search
from tests.worlds import World, committed, deck

pytestmark = pytest.mark.django_db

SECRET = "Geheimplan"
OPEN = "Offenes"


def private_collection() -> Collection:
    with committed():
        collection = Collection.get_first_root_node().add_child(name="Intern")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def secret_presentation(world: World) -> tuple[Presentation, Document]:
    """A presentation that shares its event with one that everybody may see; it exists in English, too."""
    event = world.event(series=world.series)
    world.presentation(world.document(deck(OPEN, OPEN)), slug="offen", title=OPEN, event=event)
    document = world.document(deck(SECRET, f"{SECRET} Folie"), name="geheimplan.pdf", language="de")
    held = world.presentation(document, slug="geheim", title=SECRET, event=event)
    world.translate(held, "en", **{SECRET: f"{SECRET} en"})
    assert world.downloads_page.live
    with committed():
        pages.section(world.home, EventIndexPage, slug="termine", title="Termine")
    return held, document


def in_a_private_collection(held: Presentation, document: Document) -> None:
    document.collection = private_collection()
    with committed():
        document.save()


def closed_afterwards(held: Presentation, document: Document) -> None:
    with committed():
        document.collection = Collection.get_first_root_node().add_child(name="Noch offen")
        document.save()
    with committed():
        CollectionViewRestriction.objects.create(
            collection=document.collection, restriction_type="password", password="x"
        )


def below_a_private_collection(held: Presentation, document: Document) -> None:
    with committed():
        inner = Collection.get_first_root_node().add_child(name="Innen")
    document.collection = inner
    with committed():
        document.save()
    private = private_collection()
    with committed():
        inner.refresh_from_db()
        inner.move(Collection.objects.get(pk=private.pk), "sorted-child")
        Collection.objects.get(pk=inner.pk).save()


def not_published(held: Presentation, document: Document) -> None:
    with committed():
        Presentation.objects.get(pk=held.pk).unpublish()


HIDDEN: list[Callable] = [
    in_a_private_collection,
    closed_afterwards,
    below_a_private_collection,
    not_published,
]


LISTS = [
    "",
    "downloads/",
    "downloads/?jahr=2026",
    "downloads/feed.atom",
    "termine/",
    "termine/termin-1/",
    "termine/termin-1.ics",
    "termine/reihe/iq-um-9/",
    "termine/reihe/iq-um-9.ics",
    "kalender.ics",
    "rueckblicke/feed.atom",
    "angebote.json",
    "suche/vorschlaege.json?q=Geheim",
    "suche/?q=Geheimplan&art=slide",
    "suche/?q=Geheimplan",
]


def is_in_no_list(client: Client, document: Document) -> None:
    for code in ("de", "en", "ar"):
        for path in LISTS:
            response = client.get(f"/{code}/{path}")
            assert response.status_code == 200, path
            text = response.content.decode()
            assert "geheim/" not in text, path
            # The search page repeats what was asked for, and says that there is nothing.
            assert SECRET not in text or path.startswith("suche/?"), path
        assert OPEN in client.get(f"/{code}/downloads/").content.decode()


def is_not_found(client: Client, document: Document) -> None:
    for code in ("de", "en", "ar"):
        assert [hit.entry.title for group in search(SECRET, code).groups for hit in group.hits] == []


def is_not_counted(client: Client, document: Document) -> None:
    page = client.get("/de/downloads/")
    assert 'id="count-sprache-de" data-live-text>1<' in page.content.decode()
    assert page.context["offer"].files == 1


def has_no_page_and_no_file(client: Client, document: Document) -> None:
    for path in ("downloads/geheim/", "downloads/geheim/de/", "downloads/geheim/de/pdf/"):
        for code in ("de", "en", "ar"):
            assert client.get(f"/{code}/{path}").status_code == 404, path


def is_not_in_the_sitemap(client: Client, document: Document) -> None:
    text = client.get("/sitemap.xml").content.decode()
    assert "/downloads/offen/" in text
    assert "geheim" not in text


def has_no_pictures(client: Client, document: Document) -> None:
    slide = document.slides.first()
    assert slide.picture
    assert client.get(slide.picture_address).status_code == 404
    shown = Document.objects.exclude(pk=document.pk).get().slides.first()
    assert client.get(shown.picture_address).status_code == 200


def is_in_no_zip(client: Client, document: Document) -> None:
    for query in ("", "?termin=termin-1", "?termin=termin-1&sprache=de"):
        response = client.get(f"/de/downloads/alle.zip{query}")
        packed = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
        assert len([name for name in packed.namelist() if name.endswith(".pdf")]) == 1
        assert SECRET not in "".join(packed.namelist()) + packed.read("index.html").decode()


def has_no_other_address(client: Client, document: Document) -> None:
    """Wagtail asks for the password or sends to the login; what is only a draft is not there."""
    response = client.get(reverse("wagtaildocs_serve", args=[document.pk, document.filename]))
    assert response.status_code in {200, 302, 404}
    assert not response.streaming
    assert "/downloads/" not in response.get("Location", "")
    for name in (document.file.name, document.slides.first().picture.name):
        assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("hide", HIDDEN)
def test_what_is_hidden_is_nowhere(client, world, hide):
    held, document = secret_presentation(world)
    assert client.get("/de/downloads/geheim/de/").status_code == 200
    hide(held, document)
    document = Document.objects.get(pk=document.pk)
    for look in (
        is_in_no_list,
        is_not_found,
        is_not_counted,
        has_no_page_and_no_file,
        is_not_in_the_sitemap,
        has_no_pictures,
        is_in_no_zip,
        has_no_other_address,
    ):
        look(client, document)


def test_editors_may_read_what_is_not_published(world):
    held, document = secret_presentation(world)
    not_published(held, document)
    client = Client()
    client.force_login(User.objects.create_superuser("chefin"))
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    assert client.get(f"{address}x").status_code == 404
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store, no-transform"


def test_a_public_file_has_one_address(client, world):
    _held, document = secret_presentation(world)
    response = client.get(reverse("wagtaildocs_serve", args=[document.pk, document.filename]))
    assert (response.status_code, response["Location"]) == (302, "/de/downloads/geheim/de/")


def test_a_file_that_only_a_text_links_to_can_be_read(client, world):
    document = world.document()
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    assert client.get(address).status_code == 404
    page = world.standard_page(slug="texte")
    page.body = [("text", f'<p><a linktype="document" id="{document.pk}">Merkblatt</a></p>')]
    with committed():
        page.save_revision().publish()
    assert client.get(address).status_code == 200
    with committed():
        page.unpublish()
    assert client.get(address).status_code == 404


def test_the_picture_of_a_list_is_never_that_of_a_private_file(client, world):
    document, shown = world.document(deck("Geheim")), world.document(deck("Offen"))
    document.collection = private_collection()
    document.save()
    world.presentation(document, shown, slug="gemischt")
    page = client.get("/de/").content.decode()
    assert document.slides.first().picture.name.removeprefix("slides/") not in page


def test_a_picture_that_does_not_exist_is_not_found(client, db):
    for name in ("x", "1", "-", "1-2/3.webp", "9" * 30 + "-a/1.webp", "1-a/../../b", "%00", "1-%00", "²-a"):
        assert client.get(f"/folien/{name}").status_code == 404, name
