"""A crawl over a small site in three languages: what its pages say of each other, and the sitemap of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from config.languages import LANGUAGES
from home.chrome.languages import path_in
from tests.home.test_sitemap import HOST, in_three_languages, sitemap
from tests.worlds import World

CODES = [language.code for language in LANGUAGES]


class Links(HTMLParser):
    """Where a page leads to and what it says of itself to crawlers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ways: set[str] = set()
        self.canonical = ""
        self.robots = ""
        self.alternates: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a" and values.get("href", "").startswith("/") and not values["href"].startswith("/media/"):
            self.ways.add(re.split("[?#]", values["href"])[0])
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        elif tag == "link" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        elif tag == "meta" and values.get("name") == "robots":
            self.robots = values["content"]


@dataclass
class Site:
    """What crawlers know: what each path answered, the pages among it, and the sitemap."""

    answers: dict[str, object]
    pages: dict[str, Links]
    listed: dict[str, dict[str, str]]

    @property
    def indexable(self) -> dict[str, Links]:
        """The pages that search engines may list, by absolute address."""
        return {HOST + path: page for path, page in self.pages.items() if "noindex" not in page.robots}

    @property
    def fallbacks(self) -> Iterator[tuple[str, Links]]:
        """The pages that are shown in German under another language."""
        for path, page in self.pages.items():
            reading = getattr(self.answers[path].wsgi_request, "reading", None)
            if reading and reading.is_fallback:
                yield path, page


def crawl(client: Client) -> dict[str, object]:
    """The answers to all addresses that links lead to, beginning with the German home page."""
    answers: dict[str, object] = {}
    waiting = {"/de/"}
    while waiting:
        path = waiting.pop()
        answers[path] = client.get(path)
        if answers[path].get("Content-Type", "").startswith("text/html"):
            waiting |= Links(answers[path].content.decode()).ways - answers.keys()
    return answers


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker) -> Site:
    with django_db_blocker.unblock(), transaction.atomic():
        in_three_languages(World())
        client = Client()
        answers = crawl(client)
        listed = sitemap(client)
        transaction.set_rollback(True)
    cache.clear()
    pages = {}
    for path, answer in answers.items():
        if answer.get("Content-Type", "").startswith("text/html"):
            pages[path] = Links(answer.content.decode())
            pages[path].robots += answer.get("X-Robots-Tag", "")
    return Site(answers, pages, listed)


pytestmark = pytest.mark.django_db


def test_every_link_leads_somewhere_and_nobody_gets_a_cookie(site):
    assert len(site.pages) > 100
    assert {path for path, answer in site.answers.items() if answer.status_code != 200} == set()
    assert not [path for path, answer in site.answers.items() if answer.cookies]


def test_every_path_is_there_in_every_language(site):
    for path in site.pages:
        assert {path_in(path, code) for code in CODES} <= site.pages.keys(), path


def test_a_page_names_itself_and_is_named_by_all_it_names(site):
    named = {address: page.alternates for address, page in site.indexable.items() if page.alternates}
    assert len(named) > 15
    for address, alternates in named.items():
        assert address in alternates.values()
        for tag, other in alternates.items():
            assert named[other] == alternates, (tag, other)


def test_the_default_of_a_set_is_the_german_page(site):
    for page in site.indexable.values():
        if page.alternates:
            assert page.alternates["x-default"] == page.alternates["de"]


def test_a_tag_is_that_of_the_page_it_leads_to(site):
    for page in site.indexable.values():
        for tag, address in page.alternates.items():
            if tag != "x-default":
                assert address.removeprefix(HOST).split("/")[1] == tag


def test_a_fallback_names_only_its_german_page(site):
    fallbacks = dict(site.fallbacks)
    assert "/uk/seite/" in fallbacks
    assert "/en/seite/" not in fallbacks
    for path, page in fallbacks.items():
        assert "noindex" in page.robots
        assert page.canonical == HOST + path_in(path, "de")
        assert page.alternates == {}
        assert HOST + path not in site.listed


def test_the_sitemap_holds_exactly_what_a_crawl_may_index(site):
    assert set(site.listed) == set(site.indexable)


def test_the_sitemap_and_the_pages_name_the_same_alternates(site):
    assert {address: page.alternates for address, page in site.indexable.items()} == site.listed


def test_a_page_of_the_interface_alone_is_there_in_all_languages(client, world):
    assert world.home.live
    assert "language-switcher__state" not in client.get("/en/suche/").content.decode()


@pytest.mark.parametrize(
    ("path", "real"),
    [
        ("/de/seite/", {"de", "en"}),
        ("/uk/seite/", {"de", "en"}),
        ("/ar/", {"de", "en", "uk"}),
        ("/en/termine/termin-1/", {"de", "en"}),
    ],
)
def test_the_switcher_tells_which_languages_have_the_page(site, path, real):
    html = site.answers[path].content.decode()
    switcher = html[html.index("language-switcher__list") : html.index("</nav>")]
    entries = re.findall(r"<li>.*?</li>", switcher, re.DOTALL)
    assert len(entries) == len(LANGUAGES)
    for language, entry in zip(LANGUAGES, entries, strict=True):
        assert f'hreflang="{language.hreflang}"' in entry
        assert f'lang="{language.hreflang}"\n             dir="{language.direction}"' in entry
        assert (f'aria-describedby="state-{language.code}"' in entry) is (language.code not in real)
        assert (f'id="state-{language.code}"' in entry) is (language.code not in real)
        assert ("aria-current" in entry) is path.startswith(f"/{language.code}/")
