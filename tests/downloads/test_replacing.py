"""A file is replaced while somebody is loading the old one."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from downloads.models import Document
from downloads.ranges import BLOCK
from tests.worlds import committed, deck

pytestmark = pytest.mark.django_db

FILE = "/de/downloads/ausblick/de/"


def large_deck(title: str) -> bytes:
    """A presentation of many blocks: nobody's buffer holds it whole after the first of them."""
    stored = BytesIO()
    with pikepdf.open(BytesIO(deck(title, title))) as pdf:
        ballast = pdf.make_stream(title.encode() * (2 * BLOCK))
        pdf.pages[0].obj["/PieceInfo"] = pikepdf.Dictionary(Test=ballast)
        pdf.save(stored, compress_streams=False)
    return stored.getvalue()


def replace(client, document: Document, content: bytes) -> None:
    """What an editor does at “Dokumente”: another file, the same name."""
    upload = SimpleUploadedFile("folien.pdf", content, "application/pdf")
    form = {"title": document.title, "language": document.language, "tags": "", "file": upload}
    with committed():
        answer = client.post(reverse("wagtaildocs:edit", args=[document.pk]), form)
    assert answer.status_code == 302


@pytest.mark.parametrize("asked", [{}, {"range": "bytes=100-"}], ids=["whole", "continued"])
def test_a_download_that_has_begun_ends_with_the_file_it_began_with(client, admin_client, world, asked):
    old, new = large_deck("Alt"), large_deck("Neu")
    document = world.document(old)
    world.presentation(document, slug="ausblick")
    parts = iter(client.get(FILE, headers=asked).streaming_content)
    received = next(parts)
    assert len(received) == BLOCK
    replace(admin_client, document, new)
    received += b"".join(parts)
    assert received == (old[100:] if asked else old)
    assert b"".join(client.get(FILE).streaming_content) == new
