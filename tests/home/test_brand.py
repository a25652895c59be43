from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from home.harmless_svg import check_sign, size_of_svg
from home.models import SiteSettings

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h9"/>{}</svg>'


def test_the_size_of_a_drawing_is_that_of_its_view_box():
    assert size_of_svg(DRAWING.format("").encode()) == (120, 40)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<use href="https://example.org/x.svg#a"/>',
        '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="javascript:alert(1)"/>',
        "<foreignObject><p>text</p></foreignObject>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<style>path { fill: url(https://example.org/x); }</style>",
        '<path style="fill: url( https://example.org/x )"/>',
    ],
)
def test_a_drawing_that_runs_or_loads_something_is_refused(inside):
    with pytest.raises(ValidationError):
        check_sign(BytesIO(DRAWING.format(inside).encode()))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg",
        b"<svg/>",
        b'<html viewBox="0 0 1 1"/>',
        b"<!DOCTYPE svg><svg/>",
        b" " * 200_000,
    ],
)
def test_what_is_no_drawing_is_refused(content):
    with pytest.raises(ValidationError):
        check_sign(BytesIO(content))


def test_a_gradient_within_the_drawing_is_allowed():
    check_sign(BytesIO(DRAWING.format('<path fill="url(#a)"/><use href="#a"/>').encode()))


@pytest.fixture
def branded(world, settings, tmp_path) -> SiteSettings:
    settings.MEDIA_ROOT = tmp_path
    brand = SiteSettings.for_site(world.home.get_site())
    brand.organisation_name = "Netz & Werk"
    brand.word_mark.save("wort.svg", ContentFile(DRAWING.format("").encode()), save=False)
    brand.sign.save("zeichen.svg", ContentFile(DRAWING.format("").encode()), save=False)
    brand.save()
    return brand


def test_the_word_mark_of_the_settings_stands_at_the_top_with_its_size(branded, client):
    html = client.get("/de/").content.decode()
    assert f'src="{branded.word_mark.url}"' in html
    assert 'width="120"' in html
    assert 'height="40"' in html
    assert 'alt="Netz &amp; Werk"' in html
    assert f'<link rel="icon" href="{branded.sign.url}">' in html


def test_without_one_the_sign_and_the_name_stand_there(client, world):
    world.settings()
    html = client.get("/de/").content.decode()
    assert 'class="brand__mark"' in html
    assert 'rel="apple-touch-icon"' in html


def test_the_manifest_names_the_network_and_its_sign(branded, client):
    manifest = client.get("/site.webmanifest")
    assert manifest["Content-Type"] == "application/manifest+json"
    assert manifest.json()["name"] == "Netz & Werk"
    assert manifest.json()["icons"] == [{"src": branded.sign.url, "type": "image/svg+xml", "sizes": "any"}]


def test_the_manifest_of_a_new_site_has_icons_that_exist(client, world):
    from django.contrib.staticfiles import finders

    for icon in client.get("/site.webmanifest").json()["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))
