import pytest
from django.utils.safestring import SafeString

from search.highlights import excerpt, marked, whole_letter
from search.query import question


def wanted(text: str, language: str = "de") -> dict[str, int]:
    return question(text, language).tokens_in(language)


def test_the_inflected_form_in_the_text_is_marked():
    html = marked("Neue Qualifizierungen im Betrieb", "de", wanted("qualifizierung"))
    assert html == "Neue <mark>Qualifizierungen</mark> im Betrieb"
    assert isinstance(html, SafeString)


def test_markup_in_the_text_stays_text():
    html = marked("<b>Beruf</b> & <script>", "de", wanted("Beruf script"))
    assert html == "&lt;b&gt;<mark>Beruf</mark>&lt;/b&gt; &amp; &lt;<mark>script</mark>&gt;"


def test_signs_used_for_marking_cannot_be_smuggled_in():
    assert marked("a\ue000b\ue001 Beruf", "de", wanted("Beruf")) == "ab <mark>Beruf</mark>"


def test_only_the_part_found_of_a_word_with_hyphen_is_marked():
    assert marked("MINT-Berufe", "de", wanted("Beruf")) == "MINT-<mark>Berufe</mark>"


def test_a_word_with_hyphen_found_as_a_whole_is_marked_as_a_whole():
    assert marked("Deine E-Mail", "de", wanted("email")) == "Deine <mark>E-Mail</mark>"


def test_stop_words_are_not_marked():
    assert marked("Wie die Arbeit", "de", wanted("Wie die Arbeit")) == "Wie die <mark>Arbeit</mark>"


def test_decomposed_letters_are_marked_whole():
    assert marked("Fo\u0308rderung", "de", wanted("Förderung")) == "<mark>Fo\u0308rderung</mark>"


def test_arabic_is_marked_with_its_diacritics():
    assert marked("شَهَادَةٌ جديدة", "ar", wanted("شهادة", "ar")) == "<mark>شَهَادَةٌ</mark> جديدة"


def test_an_excerpt_shows_the_place_where_most_words_stand_together():
    filler = "Hier steht etwas ganz anderes. " * 40
    text = f"Anerkennung. {filler} Die Anerkennung ausländischer Abschlüsse dauert. {filler}"
    html = excerpt(text, "de", wanted("Anerkennung Abschluss"))
    assert "<mark>Anerkennung</mark> ausländischer <mark>Abschlüsse</mark>" in html
    assert html.startswith("…")
    assert html.endswith("…")


def test_an_excerpt_is_about_two_hundred_characters_long_and_ends_between_words():
    text = "Wort " * 500
    html = excerpt(text, "de", {})
    assert 180 <= len(html) <= 202
    assert html.endswith("Wort…")


def test_a_short_text_is_shown_whole():
    assert excerpt("Kurz\n und  gut", "de", {}) == "Kurz und gut"


def test_an_empty_text_gives_an_empty_excerpt():
    assert excerpt("", "de", wanted("Beruf")) == ""


@pytest.mark.parametrize("letter", ["e\u0301", "👩🏽‍⚕️", "🇺🇦", "ش\u064e\u0651"])
def test_no_cut_divides_a_letter(letter):
    text = letter * 200
    whole = {index * len(letter) for index in range(201)}
    assert {whole_letter(text, position) for position in range(len(text) + 1)} <= whole


def test_an_excerpt_of_a_text_without_spaces_cuts_no_letter():
    html = excerpt("e\u0301" * 500, "de", {})
    assert html.removesuffix("…").endswith("e\u0301")


@pytest.mark.parametrize("position", range(0, 500, 7))
def test_the_match_is_in_the_excerpt_wherever_it_stands(position):
    text = "x" * position + "-Beruf-" + "y" * (500 - position)
    assert "<mark>Beruf</mark>" in excerpt(text, "de", wanted("Beruf"))
