"""The sentences of the offer, and what every page carries for it."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings

from config.languages import LANGUAGES
from home import views_offer

SCRIPT = Path(settings.STATICFILES_DIRS[0]) / "js" / "language-offer.js"


@pytest.fixture
def translated(monkeypatch):
    """Catalogues in which every language says its own."""
    from django.utils.translation import get_language

    monkeypatch.setattr(views_offer, "gettext", lambda text: f"{get_language()}: {text}")


def test_one_answer_holds_the_sentences_of_all_languages_and_can_be_cached(client, translated):
    response = client.get("/sprachangebot.json")
    offers = response.json()
    assert set(offers) == {language.hreflang for language in LANGUAGES}
    assert offers["uk"]["page"].startswith("uk: ")
    assert set(offers["uk"]) == {"page", "site", "label", "close"}
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "Vary" not in response or "Cookie" not in response["Vary"]


def test_a_language_whose_catalogue_has_not_the_sentence_does_not_name_german(client, monkeypatch):
    texts = {"de": "Auf Deutsch lesen", "ar": "Auf Deutsch lesen", "uk": "Читати українською"}
    monkeypatch.setattr(
        views_offer, "sentences", lambda code: {"page": texts.get(code, code), "site": "", "close": ""}
    )
    offers = client.get("/sprachangebot.json").json()
    assert "ar" not in offers
    assert {"de", "uk"} <= offers.keys()


@pytest.mark.django_db
def test_the_page_is_the_same_for_every_browser(client, world):
    assert world.home.live
    german = client.get("/de/", headers={"accept-language": "de"})
    ukrainian = client.get("/de/", headers={"accept-language": "uk"})
    assert german.content == ukrainian.content
    assert not ukrainian.cookies
    assert "Accept-Language" not in ukrainian.get("Vary", "")
    assert 'data-texts="/sprachangebot.json"' in german.content.decode()


def test_the_script_is_small_and_sets_no_cookie():
    text = SCRIPT.read_text()
    assert len(gzip.compress(text.encode())) < 1200
    assert "document.cookie" not in text
    assert "localStorage" not in text
