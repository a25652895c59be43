"""What an engine outside the database gets and answers, by Wagtail's own interface (here: PostgreSQL's)."""

import re

import pytest
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from home.searchable import Kind
from search import finding, results
from search.engine_any import InAnyEngine
from search.indexing import delete
from search.models import Entry
from tests.search.elasticsearch_in_memory import NOT_TEXT, Server, standard
from tests.search.making import make, make_many

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, params=["PostgreSQL by Wagtail's interface", "Elasticsearch"])
def engine_name(request, monkeypatch: pytest.MonkeyPatch, settings) -> str:
    if request.param == "Elasticsearch":
        settings.WAGTAILSEARCH_BACKENDS = {
            "default": {"BACKEND": "tests.search.elasticsearch_in_memory", "ATOMIC_REBUILD": False}
        }
        Server.forget()
        backend = get_search_backend()
        backend.get_index_for_model(Entry).add_model(Entry)
    else:
        monkeypatch.setattr(
            finding,
            "_asking",
            lambda asked, weights, is_partial: InAnyEngine(asked, weights, is_partial=is_partial),
        )
    return request.param


def titles(text: str, code: str = "de") -> list[str]:
    return [hit.entry.title for group in results.search(text, code).groups for hit in group.hits]


def test_the_tokens_are_fed_through_wagtail_s_index_fields():
    names = {field.field_name for field in Entry.search_fields if isinstance(field, index.SearchField)}
    assert names == {"title_tokens", "body_tokens", "reader_tokens"}


def test_inflected_forms_compounds_and_synonyms_are_found():
    make("Anpassungsqualifizierungen")
    make("STEM")
    assert titles("Qualifizierung") == ["Anpassungsqualifizierungen"]
    assert titles("MINT") == ["STEM"]


def test_words_that_are_not_wanted_leave_texts_out():
    make("A", "Anerkennung Pflege")
    make("B", "Anerkennung")
    assert titles("Anerkennung -Pflege") == ["B"]


def test_kinds_are_counted_and_paged_through():
    make_many([{"title": "Kurs"}] * 25 + [{"title": "Kurs", "kind": "offer"}])
    page = results.search("Kurs", "de", Kind.PAGE, 2)
    assert page.counts == {Kind.OFFER: 1, Kind.PAGE: 25}
    assert len(page.groups[0].hits) == 5


def test_partial_matches_and_german_ones_are_found():
    make("Anerkennung", readers="de")
    assert titles("Anerkennung Raumfahrt") == ["Anerkennung"]
    assert [hit.entry.title for hit in results.search("Anerkennung", "uk").in_source] == ["Anerkennung"]


def test_what_is_deleted_is_no_longer_found():
    entry = make("Anerkennung")
    delete([entry])
    assert titles("Anerkennung") == []


TEXTS = {
    "de": ("Maßnahmen für E-Mail-Beratungen", "Berufsanerkennungsverfahren der Ärzt:innen, § 16d, B1"),
    "uk": ("Визнання дипломів об’єднаної громади", "Ґрунтовна допомога"),
    "tr": ("İŞ ve belgelerin tanınması", "IĞDIR'da 2026'nın yolu"),
    "ar": ("الشَّهادات المهنيّة", "للاعتراف ٢٠٢٦"),
    "fa": ("مدارک تحصیلی می‌شود", "به رسمیت"),
}


@pytest.mark.parametrize("code", TEXTS)
def test_elasticsearch_keeps_the_tokens_as_they_are(engine_name, code):
    if engine_name != "Elasticsearch":
        pytest.skip("What PostgreSQL stores, test_tokens_in_the_database.py looks at.")
    title, body = TEXTS[code]
    entry = make(title, body, language=code, readers=code)
    (document,) = Server.documents["search_entry"].values()
    for name in ("title_tokens", "body_tokens", "reader_tokens"):
        # The server's analyser takes nothing apart and changes nothing.
        assert document[name] == getattr(entry, name)
        assert standard(document[name]) == document[name].split()
        assert all(token.isalnum() for token in document[name].split())


def test_elasticsearch_analyses_nothing_by_language():
    mapping = get_search_backend().mapping_class if hasattr(get_search_backend(), "mapping_class") else None
    if mapping is None:
        pytest.skip("PostgreSQL has no mapping.")
    fields = mapping(Entry).get_mapping()["properties"]
    for name in ("title_tokens", "body_tokens", "reader_tokens", "_all_text"):
        assert fields[name]["type"] == "text"
        assert "analyzer" not in fields[name]
    assert {"title_tokens", "body_tokens", "reader_tokens"} <= {
        name for name, options in fields.items() if "_all_text" in options.get("copy_to", [])
    }


def test_elasticsearch_is_asked_by_tokens_only(engine_name):
    if engine_name != "Elasticsearch":
        pytest.skip("PostgreSQL is asked in its own language.")
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
