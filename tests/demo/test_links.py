"""Links in the content: written once, and open to readers of every language."""

import pytest
from bs4 import BeautifulSoup
from wagtail_localize.models import StringSegment

from config.languages import LANGUAGES, SOURCE
from demo.builders.links import as_rich_text, as_translation, as_written
from demo.builders.translations import strings_of
from demo.content_files import dictionary, load

pytestmark = pytest.mark.django_db
CODES = [language.code for language in LANGUAGES if language.code != SOURCE]
SENTENCE = "Erst [das eine](https://example.org/?a=1&b=2), dann [das andere](https://example.org/2)."


def employers(world):
    content = next(page for page in load("pages")["page"] if page["slug"] == "arbeitgeber")
    return world.audience_page(**content)


def test_what_is_written_beside_a_link_stays_text():
    assert as_rich_text("<b> & [Wort](https://example.org)") == (
        '&lt;b&gt; &amp; <a href="https://example.org">Wort</a>'
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", 'https://x.org" onclick="x'])
def test_only_a_plain_secure_address_becomes_a_link(address):
    assert "<a" not in as_rich_text(f"[Wort]({address})")


def test_a_translator_sees_the_sentence_as_it_was_written(world):
    page = world.standard_page(body=[{"paragraph": SENTENCE}])
    assert SENTENCE in strings_of(page)


def test_links_of_a_translation_may_stand_in_another_order(world):
    page = world.standard_page(body=[{"paragraph": SENTENCE}])
    turned = "[The other](https://example.org/2) after [the one](https://example.org/?a=1&b=2)."
    text = str(world.translate(page, "en", **{SENTENCE: turned}).body)
    assert '<a href="https://example.org/2">The other</a>' in text
    assert '<a href="https://example.org/?a=1&amp;b=2">the one</a>' in text


def test_a_translation_leads_nowhere_else(world):
    strings_of(world.standard_page(body=[{"paragraph": SENTENCE}]))
    segment = next(one for one in StringSegment.objects.all() if as_written(one) == SENTENCE)
    with pytest.raises(KeyError):
        as_translation("[elsewhere](https://example.com)", segment)


@pytest.mark.parametrize("code", [SOURCE, *CODES])
def test_employers_reach_the_counselling_in_every_language(world, client, code):
    page = employers(world)
    if code != SOURCE:
        assert strings_of(page) <= dictionary(code).keys()
        page = world.translate(page, code, **dictionary(code))
    shown = BeautifulSoup(client.get(page.url).content, "html.parser").main
    links = shown.select('a[href="https://www.faire-integration.de"]')
    assert ["Faire Integration" in link.get_text() for link in links] == [True]
    assert "](" not in shown.get_text()
