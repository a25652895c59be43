"""How pictures come to readers: in modern formats, in the size that is known before, late if further down."""

import re

import pytest

from tests.test_pages import picture


@pytest.fixture
def html(client, world) -> str:
    body = [{"picture": picture()}, {"heading": "Zwischen"}, {"picture": picture()}]
    world.recap(world.event(days=-3), body=body, gallery=[picture(), picture()])
    return client.get("/de/rueckblicke/rueckblick-1/").content.decode()


def pictures(html: str) -> list[str]:
    return re.findall(r"<picture>.*?</picture>", html, re.DOTALL)


def test_each_picture_comes_as_avif_webp_and_jpeg(html):
    assert len(pictures(html)) == 4
    for one in pictures(html):
        assert re.findall(r'type="image/(\w+)"', one) == ["avif", "webp"]
        assert re.search(r'<img[^>]*src="[^"]*\.jpg"', one)


def test_the_size_of_each_picture_is_known(html):
    for one in pictures(html):
        assert re.search(r'<img[^>]* width="\d+"', one)
        assert re.search(r'<img[^>]* height="\d+"', one)


def test_only_the_picture_that_opens_the_page_is_loaded_at_once(html):
    first, *others = pictures(html)
    assert 'fetchpriority="high"' in first
    assert 'loading="lazy"' not in first
    assert all('loading="lazy"' in one and "fetchpriority" not in one for one in others)


def test_pictures_of_a_gallery_are_cut_alike_around_their_focal_point(html):
    assert all("fill-480x320" in one for one in pictures(html)[2:])
