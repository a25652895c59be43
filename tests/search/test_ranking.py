"""Which of several matches stands first, and what counts as one."""

import pytest

from search import vocabulary
from search.results import ranking, read, search
from tests.search.making import make

pytestmark = pytest.mark.django_db


def order(text: str, code: str = "de") -> list[str]:
    return [hit.entry.title for hit in ranking(read(text, code))]


def test_words_side_by_side_stand_above_the_same_words_far_apart():
    between = "Hier steht ein langer Satz, der von etwas ganz anderem erzählt. " * 5
    make("A", f"Die Beratung beginnt. {between} Danach wartet der Betrieb.")
    make("B", f"Hier hilft die Beratung im Betrieb. {between}")
    assert order("Beratung Betrieb") == ["B", "A"]


def test_a_title_that_says_nothing_else_stands_above_a_longer_one():
    make("Mentoring in Behörden und was eine Leitung darüber wissen sollte")
    make("Über Mentoring")
    assert order("Mentoring")[0] == "Über Mentoring"


def test_where_somebody_speaks_stands_above_where_somebody_is_mentioned():
    make("Bericht", "Auch Moritz Lippa war da.")
    make("Vortrag", "Moritz Lippa", people=["Moritz Lippa"])
    assert order("Lippa") == ["Vortrag", "Bericht"]


def test_a_year_counts_among_words():
    for title in ("Förderrunde 2023", "Förderrunde 2026", "Förderrunde 2029"):
        vocabulary.change([], [make(title)])
    assert order("Förderrunde 2026")[0] == "Förderrunde 2026"
    assert read("Förderrunde 2026", "de").weights["2026"] > 0.1


def test_a_single_compound_is_found_by_its_parts_after_the_whole_and_says_what_is_missing():
    make("A", "Unsere Veranstaltung zum Abschluss")
    make("B", "Der Abschluss")
    make("C", "Die Abschlussveranstaltung")
    found = ranking(read("Abschlussveranstaltung", "de"))
    assert [hit.entry.title for hit in found] == ["C", "A", "B"]
    assert [hit.missing for hit in found] == [(), (), ("veranstaltung",)]


def test_a_missing_part_of_a_compound_is_named_as_it_was_typed():
    make("A", "Die Vorbereitung")
    (hit,) = ranking(read("Prüfungsvorbereitung", "de"))
    assert hit.missing == ("Prüfung",)


def test_a_compound_that_enough_texts_have_is_not_taken_apart():
    for title in ("A", "B", "C"):
        vocabulary.change([], [make(title, "Datenschutz")])
    make("D", "Katastrophenschutz")
    assert set(order("Datenschutz")) == {"A", "B", "C"}


@pytest.mark.parametrize("question", ["Wer macht diese Seite?", "Wer steht dahinter?"])
def test_a_phrase_of_small_words_has_synonyms(question):
    make("Impressum")
    make("Anderes", "Diese Seite sagt nichts dazu.")
    assert order(question)[0] == "Impressum"


def test_what_a_phrase_means_stands_for_each_of_its_words():
    make("Anerkennung verstehen")
    (hit,) = ranking(read("Abschluss anerkennen", "de"))
    assert hit.missing == ()


def test_a_word_that_means_two_words_of_the_question_is_missing_for_none():
    make("A", "Der Abschluss wird verglichen. Die Anerkennung folgt.")
    (hit,) = ranking(read("Wie wird mein Abschluss anerkannt?", "de"))
    assert hit.missing == ()


@pytest.mark.parametrize(
    ("code", "question", "text"),
    [
        ("de", "Anerkennung in Deutschland", "Anerkennung"),
        ("ru", "признание в Германии", "признание"),
        ("ar", "الاعتراف في ألمانيا", "الاعتراف"),
        ("tr", "Almanya'da tanınma", "tanınma"),
    ],
)
def test_the_name_of_the_country_is_not_asked_for(code, question, text):
    make("A", text, language=code, readers=code)
    results = search(question, code)
    assert results.total == 1
    assert not results.is_partial


def test_of_a_phrase_that_means_the_same_one_word_alone_is_not_marked():
    make("A", "Die Gleichwertigkeit wird geprüft. Der Beruf zählt.")
    make("B", "Wir können den Beruf anerkennen.")
    excerpts = {hit.entry.title: hit.excerpt for hit in ranking(read("Nostrifizierung", "de"))}
    assert "<mark>Beruf</mark>" not in excerpts["A"]
    assert "<mark>Beruf</mark>" in excerpts["B"]
