"""What a page weighs for an old phone and a poor connection: HTML, CSS and JavaScript, compressed."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.places import PLACES, built

pytestmark = pytest.mark.django_db

MOST_BYTES = 60_000
MOST_REQUESTS = 12
IMPORTED = re.compile(r"""(?:from|import)\s*\(?["'](\./[\w./-]+\.js)["']""")


@pytest.fixture(scope="module")
def pages(django_db_setup: None, django_db_blocker) -> Iterator[dict[str, str]]:
    """The HTML of each page of a small site, by name."""
    with django_db_blocker.unblock(), transaction.atomic():
        built("de", "ar")
        html = {place: Client().get(f"/ar/{path}").content.decode() for place, path in PLACES.items()}
        transaction.set_rollback(True)
    cache.clear()
    return html


def compressed(content: bytes) -> int:
    return len(gzip.compress(content))


def loaded(html: str) -> set[Path]:
    """The style sheets and scripts of a page, with the modules that those import."""
    paths = re.findall(r'<(?:script|link)[^>]*(?:src|href)="/static/([^"]+\.(?:js|css))"', html)
    files = [Path(finders.find(path)) for path in paths]
    for file in files:
        if file.suffix == ".js":
            files += [file.parent / name for name in IMPORTED.findall(file.read_text(encoding="utf-8"))]
    return {file.resolve() for file in files}


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_light(pages, place):
    parts = loaded(pages[place])
    assert any(part.suffix == ".css" for part in parts)
    weight = compressed(pages[place].encode()) + sum(compressed(part.read_bytes()) for part in parts)
    assert weight < MOST_BYTES
    # And: the page itself, the sprite of icons, the sign, the manifest.
    assert len(parts) + 4 <= MOST_REQUESTS


@pytest.mark.parametrize("place", PLACES)
def test_a_page_says_its_type_in_the_class_of_its_body(pages, place):
    assert re.search(r'<body class="template-[a-z]+"', pages[place])


@pytest.mark.parametrize("place", PLACES)
def test_every_picture_of_a_page_has_its_size(pages, place):
    """So that nothing moves when it comes (CLS 0)."""
    for image in re.findall(r"<img[^>]*>", pages[place]):
        assert re.search(r'\bwidth="\d+"', image), image
        assert re.search(r'\bheight="\d+"', image), image
