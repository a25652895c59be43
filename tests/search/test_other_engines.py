"""What is found by Wagtail's own interface, whichever the engine is."""

import pytest
from wagtail.search import index

from home.searchable import Kind
from search import finding, results
from search.engine_any import InAnyEngine
from search.indexing import delete
from search.models import Entry
from tests.search.making import make, make_many

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, params=["PostgreSQL by Wagtail's interface", "Elasticsearch"])
def _another_engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Elasticsearch":
        request.getfixturevalue("elasticsearch")
    else:
        monkeypatch.setattr(
            finding,
            "_asking",
            lambda asked, weights, is_partial: InAnyEngine(asked, weights, is_partial=is_partial),
        )


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
