"""What people type: questions, synonyms, phrases, words they do not want, spelling."""

import pytest

from search import vocabulary
from search.models import SynonymGroup
from search.results import search
from tests.search.making import make

pytestmark = pytest.mark.django_db


def titles(text: str, code: str = "de") -> list[str]:
    return [hit.entry.title for group in search(text, code).groups for hit in group.hits]


def test_a_part_of_a_compound_finds_it():
    make("Anpassungsqualifizierungen")
    make("Berufsanerkennungsverfahren")
    assert titles("Qualifizierung") == ["Anpassungsqualifizierungen"]
    assert titles("Anerkennung") == ["Berufsanerkennungsverfahren"]


def test_the_exact_form_stands_above_the_compound_and_the_inflected_form():
    make("Anerkennungsverfahren")
    make("Anerkennungen")
    make("Anerkennung")
    assert titles("Anerkennung") == ["Anerkennung", "Anerkennungen", "Anerkennungsverfahren"]


def test_a_compound_finds_its_parts_where_no_text_has_it():
    make("Anerkennung", "Für jeden Beruf")
    assert titles("Berufsanerkennung") == ["Anerkennung"]


def test_a_compound_is_marked_where_one_of_its_parts_was_asked_for():
    make("Titel", "Das Berufsanerkennungsverfahren beginnt")
    hit = search("Anerkennung", "de").groups[0].hits[0]
    assert hit.excerpt == "Das <mark>Berufsanerkennungsverfahren</mark> beginnt"


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("de", "Abschlüsse", "Abschluss"),
        ("uk", "людей", "людина"),
        ("ru", "людей", "человек"),
        ("ar", "الشهادات", "شهادة"),
        ("fa", "مدارک", "مدرك"),
        ("tr", "belgelerin", "BELGE"),
        ("pl", "dyplomów", "dyplom"),
        ("en", "women", "woman"),
    ],
)
def test_inflected_forms_find_each_other_in_every_language(language, text, asked):
    make(text, language=language, readers=language)
    assert titles(asked, language) == [text]


def test_synonyms_of_the_field_are_found():
    make("Qualifizierung für STEM")
    assert titles("MINT") == ["Qualifizierung für STEM"]


def test_a_phrase_has_synonyms_too():
    make("KI im Betrieb")
    assert titles("künstliche Intelligenz") == ["KI im Betrieb"]


def test_editors_add_synonyms_that_count_at_once():
    make("Willkommenslotse")
    assert titles("Ankommenshelfer") == []
    SynonymGroup.objects.create(language="de", words="Willkommenslotse\nAnkommenshelfer")
    assert titles("Ankommenshelfer") == ["Willkommenslotse"]


def test_synonyms_belong_to_a_language():
    make("Willkommenslotse")
    SynonymGroup.objects.create(language="uk", words="Willkommenslotse\nAnkommenshelfer")
    assert titles("Ankommenshelfer") == []


def test_a_phrase_in_quotation_marks_has_to_stand_as_it_is():
    make("A", "voll anerkannter Abschluss")
    make("B", "Abschluss, voll und ganz anerkannt")
    assert titles("„voll anerkannter Abschluss“") == ["A"]
    assert set(titles("voll anerkannter Abschluss")) == {"A", "B"}


def test_signs_of_patterns_in_a_phrase_mean_nothing():
    make("A", "100 % sicher")
    make("B", "100 Mal sicher")
    assert titles('"100 % sicher"') == ["A"]


def test_a_minus_leaves_texts_out():
    make("A", "Anerkennung in der Pflege")
    make("B", "Anerkennung")
    assert titles("Anerkennung -Pflege") == ["B"]


def test_a_minus_inside_a_word_leaves_nothing_out():
    make("IQ-Netzwerk")
    assert titles("IQ-Netzwerk") == ["IQ-Netzwerk"]


@pytest.mark.parametrize("typed", ["Anerkenung", "Anerkennugn", "Anerkennnung", "Amerkennung"])
def test_a_word_that_no_text_has_is_corrected_and_said(typed):
    vocabulary.change([], [make("Anerkennung")])
    results = search(typed, "de")
    assert results.total == 1
    assert results.question.corrections == {typed: "Anerkennung"}


def test_a_persian_word_with_a_joiner_is_corrected():
    vocabulary.change([], [make("برنامه\u200cنویسی", language="fa", readers="fa")])
    assert search("برنامه\u200cنوسی", "fa").total == 1


@pytest.mark.parametrize(
    ("code", "typed", "meant"),
    [
        ("ru", "музыкальный", "музыкант"),
        ("pl", "ogrodniczy", "ogrodnik"),
        ("en", "robotisation", "robots"),
    ],
)
def test_a_word_that_no_text_has_is_looked_for_by_its_root(code, typed, meant):
    vocabulary.change([], [make(meant, language=code, readers=code)])
    assert search(typed, code).question.corrections == {typed: meant}


@pytest.mark.parametrize("typed", ["Raumfahrt", "Anhalter", "Amtsblatt"])
def test_words_that_only_begin_alike_are_not_taken_for_each_other(typed):
    for title in ("Raumpflege", "Anhörungsverfahren", "Amtsgericht"):
        vocabulary.change([], [make(title)])
    assert not search(typed, "de").question.corrections


def test_where_the_correction_does_not_help_nothing_is_suggested(client, world):
    vocabulary.change([], [make("Anerkennung")])
    response = client.get("/de/suche/?q=Anerkenung -Anerkennung")
    assert response.context["results"].is_empty
    assert "Anerkennung</strong>" not in response.content.decode()


def test_a_word_that_some_text_has_is_never_corrected():
    vocabulary.change([], [make("Anerkennung"), make("Amerkennung")])
    assert not search("Amerkennung", "de").question.corrections


def test_what_somebody_wants_literally_is_not_corrected():
    vocabulary.change([], [make("Anerkennung")])
    assert search("Anerkenung", "de", literally=True).total == 0


def test_nothing_is_suggested_that_is_gone():
    entry = make("Anerkennung")
    vocabulary.change([], [entry])
    vocabulary.change([entry], [])
    assert not search("Anerkenung", "de").question.corrections


def test_corrections_are_of_the_reader_s_language_first():
    vocabulary.change([], [make("Bodrum"), make("Bodrux", language="pl", readers="pl")])
    assert search("Bodruk", "pl").question.corrections == {"Bodruk": "Bodrux"}


def test_short_words_are_not_corrected():
    vocabulary.change([], [make("Amt")])
    assert not search("Ast", "de").question.corrections


def test_german_texts_that_the_reader_does_not_get_stand_in_a_group_of_their_own():
    make("Anerkennung", readers="de")
    results = search("Anerkennung", "ar")
    assert results.groups == []
    assert [hit.url for hit in results.in_source] == ["/de/seite/"]


def test_german_readers_have_no_such_group():
    make("Anerkennung", readers="de")
    assert search("Anerkennung", "de").in_source == []
