"""A crawl over a small site in three languages and over the demo site in all of them: are they honest?"""

import re

import pytest
from django.core.cache import cache
from django.db import transaction

from config.languages import LANGUAGES
from home.chrome.languages import path_in
from tests import nu
from tests.crawling import HOST, Site, crawl
from tests.demo.copies import copy_of_the_demo
from tests.foreign_text import pretended
from tests.home.test_sitemap import in_three_languages
from tests.worlds import World

CODES = [language.code for language in LANGUAGES]


@pytest.fixture(scope="module")
def small(django_db_setup: None, django_db_blocker) -> Site:
    with django_db_blocker.unblock(), transaction.atomic():
        in_three_languages(World())
        found = crawl()
        transaction.set_rollback(True)
    cache.clear()
    return found


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker, demo_folder) -> Site:
    with django_db_blocker.unblock(), copy_of_the_demo(demo_folder):
        return crawl()


@pytest.fixture(scope="module", params=["small", "demo"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


pytestmark = pytest.mark.django_db


def test_every_link_leads_somewhere_and_nobody_gets_a_cookie(site):
    assert len(site.pages) > 100
    assert {path for path, answer in site.answers.items() if answer.status != 200} == set()
    assert not [path for path, answer in site.answers.items() if answer.has_cookies]


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
    assert fallbacks
    for path, page in fallbacks.items():
        assert "noindex" in page.robots
        assert page.canonical == HOST + path_in(path, "de")
        assert page.alternates == {}
        assert HOST + path not in site.listed


def test_the_sitemap_holds_exactly_what_a_crawl_may_index(site):
    assert set(site.listed) == set(site.indexable)


def test_the_sitemap_and_the_pages_name_the_same_alternates(site):
    assert {address: page.alternates for address, page in site.indexable.items()} == site.listed


def test_what_is_not_translated_is_a_fallback(small, demo):
    assert "/uk/seite/" in dict(small.fallbacks)
    assert "/en/seite/" not in dict(small.fallbacks)
    assert "/uk/termine/iq-um-9-2025-12-02/" not in dict(demo.fallbacks)


@pytest.mark.parametrize("code", [code for code in CODES if not code.startswith("de")])
def test_no_german_text_pretends_to_be_in_another_language(demo, code):
    wrong = {
        path: found
        for path, answer in demo.answers.items()
        if path.startswith(f"/{code}/") and answer.html and (found := pretended(answer.html))
    }
    assert wrong == {}


@pytest.mark.skipif(not nu.is_there(), reason=nu.WHERE)
def test_the_nu_checker_has_nothing_to_say(demo, tmp_path):
    for number, (path, answer) in enumerate(demo.answers.items()):
        if answer.html:
            (tmp_path / f"{number}{path.replace('/', '_')}.html").write_text(answer.html)
    assert nu.complaints(tmp_path) == ""


def test_german_that_is_not_marked_is_found():
    page = '<html lang="uk"><title>x</title><body>{}</body></html>'
    sentence = "Sie finden hier die Folien und Termine."
    assert pretended(page.format(f"<p>{sentence}</p>")) == [("uk", sentence)]
    assert pretended(page.format(f'<img alt="{sentence}">')) == [("uk", sentence)]
    assert pretended(page.format(f'<p lang="de">{sentence}</p>')) == []
    assert pretended(page.format(f"<p><bdi>{sentence}</bdi></p>")) == []
    assert pretended(page.format(f"<p><bdi>x/<wbr>{sentence}</bdi></p>")) == []
    assert pretended(page.format(f"<p><bdi>x</bdi> {sentence}</p>")) == [("uk", sentence)]
    assert pretended(page.format("<p>Програма IQ NRW-Ost</p>")) == []


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
def test_the_switcher_tells_which_languages_have_the_page(small, path, real):
    html = small.answers[path].html
    switcher = html[html.index("language-switcher__list") : html.index("</nav>")]
    entries = re.findall(r"<li>.*?</li>", switcher, re.DOTALL)
    assert len(entries) == len(LANGUAGES)
    for language, entry in zip(LANGUAGES, entries, strict=True):
        assert f'hreflang="{language.hreflang}"' in entry
        assert f'lang="{language.hreflang}"\n             dir="{language.direction}"' in entry
        assert (f'aria-describedby="state-{language.code}"' in entry) is (language.code not in real)
        assert (f'id="state-{language.code}"' in entry) is (language.code not in real)
        assert ("aria-current" in entry) is path.startswith(f"/{language.code}/")
