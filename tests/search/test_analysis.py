from concurrent.futures import ThreadPoolExecutor

import pytest

from search.analysis import reader_token, tokens, word_tokens, words
from search.stopwords import is_stop_word


def meet(one: str, other: str, language: str) -> bool:
    """Whether a question for `one` finds a text with `other`."""
    return bool(set(tokens(one, language)) & set(tokens(other, language)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qualifizierung", "Qualifizierungen"),
        ("QUALIFIZIERUNG", "qualifizierung"),
        ("Qualifizierungsmaßnahme", "Qualifizierungsmassnahme"),
        ("für", "fuer"),
        ("Förderung", "Forderung"),
        ("Abschluss", "Abschlüsse"),
        ("Berater", "Beraterinnen"),
        ("Berater", "Berater:innen"),
        ("Beraterinnen", "Berater*innen"),
        ("Teilnehmer", "Teilnehmer_innen"),
        ("Berufe", "MINT-Berufe"),
        ("MINTBerufe", "MINT-Berufe"),
        ("E-Mail", "Email"),
        ("Straße", "STRASSE"),
        ("Qualifizierung", "Quali\u00adfizierung"),
        ("École", "E\u0301cole"),
    ],
)
def test_german_variants_of_a_word_meet(one, other):
    assert meet(one, other, "de")


@pytest.mark.parametrize(
    ("one", "other"),
    [("recognition", "Recognitions"), ("degree", "degrees"), ("Ukraine", "Ukraine’s"), ("skill", "skilled")],
)
def test_english_variants_of_a_word_meet(one, other):
    assert meet(one, other, "en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("شَهَادَة", "شهادة"),  # diacritics
        ("شهـــادة", "شهادة"),  # tatweel
        ("علی", "علي"),  # Persian and Arabic yeh
        ("کتاب", "كتاب"),  # Persian and Arabic kaf
        ("أحمد", "احمد"),  # hamza
        ("۱۲۳", "123"),
        ("١٢٣", "123"),
    ],
)
@pytest.mark.parametrize("language", ["ar", "fa", "de"])
def test_variants_of_arabic_letters_meet(one, other, language):
    assert meet(one, other, language)


@pytest.mark.parametrize(("one", "other"), [("ёлка", "елка"), ("комп’ютер", "комп'ютер"), ("ґанок", "ганок")])
def test_cyrillic_variants_meet(one, other):
    assert meet(one, other, "uk")


@pytest.mark.parametrize(("one", "other"), [("йод", "иод"), ("їх", "іх")])
def test_cyrillic_letters_that_only_look_accented_stay_apart(one, other):
    assert not meet(one, other, "uk")


def test_different_words_stay_apart():
    assert not meet("Anerkennung", "Qualifizierung", "de")


def test_a_stem_says_its_language_and_an_exact_form_does_not():
    assert word_tokens("Berufe", "de") == ("x0berufe", "de0beruf")
    assert word_tokens("Berufe", "en")[0] == "x0berufe"
    assert word_tokens("Berufe", "en")[1].startswith("en0")


def test_a_language_without_stemmer_knows_endings_and_lemmas():
    assert word_tokens("дипломів", "uk")[:2] == ("x0дипломів", "uk0диплом")
    assert set(word_tokens("людей", "uk")) & set(word_tokens("людина", "uk"))


def test_codes_with_a_hyphen_make_tokens_of_one_piece():
    assert reader_token("de-simple") == "r0desimple"
    assert all(token.isalnum() for token in tokens("Hallo", "de-simple"))


@pytest.mark.parametrize("text", ["", " ", "--- '’ *:_ /", "\u0301\u0301", "🙂🙂", "_" * 5000, "\ue000"])
def test_what_holds_no_word_gives_no_token(text):
    assert tokens(text, "de") == []


def test_an_endless_word_is_cut():
    assert max(map(len, tokens("a" * 10_000, "de"))) < 80


def test_a_chain_of_many_words_is_not_joined():
    assert "x0abcdef" not in tokens("a-b-c-d-e-f", "de")


def test_words_know_where_they_stand():
    text = "Für MINT-Berufe."
    assert [text[part.start : part.end] for word in words(text) for part in word.parts] == [
        "Für",
        "MINT",
        "Berufe",
    ]


def test_stop_words_are_known_in_every_spelling():
    assert is_stop_word("FÜR", "de")
    assert is_stop_word("fuer", "de")
    assert is_stop_word("the", "en")
    assert not is_stop_word("die", "en")
    assert not is_stop_word("IT", "en")


def test_threads_do_not_share_a_stemmer():
    texts = [f"Qualifizierungen{n} Anerkennungen{n}" for n in range(300)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: tokens(text, "de"), texts * 4))
    assert together == [tokens(text, "de") for text in texts * 4]
