"""Which words mean the same: the site's own thesaurus, and how it is read."""

import tomllib

import pytest

from search import vocabulary
from search.american import as_british
from search.models import SynonymGroup
from search.query import MOST_SYNONYMS
from search.results import ranking, read, search
from search.synonyms import THESAURUS, own
from tests.search.making import make

FILES = sorted(THESAURUS.glob("*.toml"))


def titles(text: str, code: str) -> list[str]:
    return [hit.entry.title for hit in ranking(read(text, code))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_group_of_the_thesaurus_has_something_to_find(file):
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(data) == {"same", "one_way"}
    assert all(len(group) == len(set(group)) > 1 for group in data["same"])
    assert all(len(pair) == 2 and all(pair) for pair in data["one_way"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_word_means_more_than_a_question_asks_for(file):
    assert {key: meant for key, meant in own(file.stem).items() if len(meant) > MOST_SYNONYMS} == {}


@pytest.mark.django_db
def test_what_leads_one_way_is_not_found_the_other_way():
    make("Residence in the region", language="en", readers="en")
    make("Visa", language="en", readers="en")
    assert titles("visa", "en") == ["Visa", "Residence in the region"]
    assert titles("residence", "en") == ["Residence in the region"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "typed", "text"),
    [
        ("en", "welder", "You can turn, mill or weld."),
        ("en", "electrician", "Your electrical trade"),
        ("de", "Ärztin", "Der Arzt"),
        ("de-simple", "Jobsuche", "ohne Arbeit und arbeitslos"),
        ("uk", "електрик", "Електротехніка"),
        ("ru", "врач", "больница"),
        ("tr", "vize", "Aufenthaltstitel"),
        ("ar", "مهندس", "MINT"),
        ("fa", "معلم", "مدرسه"),
        ("pl", "lekarz", "szpital"),
    ],
)
def test_an_occupation_or_an_ordinary_word_finds_what_the_field_calls_it(code, typed, text):
    make(text, language=code, readers=code)
    assert titles(typed, code) == [text]


@pytest.mark.django_db
def test_a_phrase_is_not_found_by_its_only_word_that_carries_something():
    SynonymGroup.objects.create(language="de", words="Autodidakt\nohne Zeugnis")
    make("Ihr Zeugnis")
    assert titles("Autodidakt", "de") == []


@pytest.mark.django_db
def test_a_word_whose_synonyms_no_text_has_is_corrected_too():
    SynonymGroup.objects.create(language="de", words="Robotter\nBlechmann")
    vocabulary.change([], [make("Roboter")])
    assert search("Robotter", "de").question.corrections == {"Robotter": "Roboter"}


@pytest.mark.django_db
def test_an_abbreviation_is_no_form_of_a_small_word():
    make("To be or not to be", language="en", readers="en")
    assert titles("AI", "en") == []


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("recognized", "recognised"),
        ("Organizations", "organisations"),
        ("analyze", "analyse"),
        ("labor", "labour"),
        ("centers", "centres"),
        ("enroll", "enrol"),
        ("prize", "prize"),
        ("size", "size"),
        ("laboratory", "laboratory"),
        ("Work", "Work"),
    ],
)
def test_american_spellings_are_read_as_british_ones(american, british):
    assert as_british(american) == british


@pytest.mark.django_db
def test_who_writes_american_english_finds_british_texts():
    make("Recognised occupations", language="en", readers="en")
    assert titles("recognized occupation", "en") == ["Recognised occupations"]
