"""What Elasticsearch is sent: the same tokens as PostgreSQL stores, and nothing to be analysed again."""

import re

import pytest

from search import results
from tests.search.elasticsearch_in_memory import NOT_TEXT, Server, standard
from tests.search.making import make

pytestmark = pytest.mark.django_db

TEXTS = {
    "de": ("Maßnahmen für E-Mail-Beratungen", "Berufsanerkennungsverfahren der Ärzt:innen, § 16d, B1"),
    "uk": ("Визнання дипломів об’єднаної громади", "Ґрунтовна допомога"),
    "tr": ("İŞ ve belgelerin tanınması", "IĞDIR'da 2026'nın yolu"),
    "ar": ("الشَّهادات المهنيّة", "للاعتراف ٢٠٢٦"),
    "fa": ("مدارک تحصیلی می‌شود", "به رسمیت"),
}


@pytest.mark.parametrize("code", TEXTS)
def test_it_keeps_the_tokens_as_they_are(elasticsearch, code):
    title, body = TEXTS[code]
    entry = make(title, body, language=code, readers=code)
    (document,) = Server.documents["search_entry"].values()
    for name in ("title_tokens", "body_tokens", "reader_tokens"):
        # The server's analyser takes nothing apart and changes nothing.
        assert document[name] == getattr(entry, name)
        assert standard(document[name]) == document[name].split()
        assert all(token.isalnum() for token in document[name].split())


def test_it_analyses_nothing_by_language(elasticsearch):
    fields = Server.mappings["search_entry"]["properties"]
    for name in ("title_tokens", "body_tokens", "reader_tokens", "_all_text"):
        assert fields[name]["type"] == "text"
        assert "analyzer" not in fields[name]
    assert {"title_tokens", "body_tokens", "reader_tokens"} <= {
        name for name, options in fields.items() if "_all_text" in options.get("copy_to", [])
    }


def test_it_is_asked_by_tokens_only(elasticsearch):
    make("Anerkennung")
    results.search("„Anerkennungen“ für Ärzte -Pflege", "uk")
    asked = [text for query in Server.searches for text in _texts(query)]
    assert asked
    tokens = [token for text in asked for token in text.split()]
    assert all(re.fullmatch(r"(x|r|l|[a-z]+)0\w+", token) for token in tokens), tokens


def _texts(query: object) -> list[str]:
    """All that is looked for in texts."""
    if isinstance(query, list):
        return [text for one in query for text in _texts(one)]
    if not isinstance(query, dict):
        return []
    if "match" in query:
        ((field, what),) = query["match"].items()
        return [] if field in NOT_TEXT else [what["query"] if isinstance(what, dict) else what]
    return [text for one in query.values() for text in _texts(one)]
