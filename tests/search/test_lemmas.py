"""The files of lemmas: small, searched by halves, and the search works without them."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from search import analysis, checks, lemma_files, lemmas
from search.analysis import part_tokens, word_tokens
from search.compounds import parts_of
from search.lemmas import SortedLines


@pytest.fixture
def lines(tmp_path: Path) -> SortedLines:
    path = tmp_path / "words"
    path.write_bytes("аб\t1\nабв\t2\nабв\t3\nzz\t4\n".encode())
    content = sorted(path.read_bytes().splitlines(keepends=True))
    path.write_bytes(b"".join(content))
    return SortedLines(path)


@pytest.mark.parametrize(
    ("key", "values"),
    [("аб", ("1",)), ("абв", ("2", "3")), ("zz", ("4",)), ("а", ()), ("zzz", ()), ("", ()), ("б", ())],
)
def test_a_key_is_found_wherever_it_stands(lines, key, values):
    assert lines.get(key) == values
    assert (key in lines) == bool(values)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Abschlüsse", "Abschluss"),
        ("de-simple", "Zeugnisse", "Zeugnis"),
        ("ru", "людей", "человек"),
        ("ar", "والممرضات", "ممرضة"),
        ("fa", "مدارک", "مدرک"),
        ("en", "mice", "mouse"),
    ],
)
def test_forms_that_no_stemmer_brings_together_share_a_token(language, one, other):
    assert set(word_tokens(one, language)[1:]) & set(word_tokens(other, language)[1:])


def test_without_files_the_stemmers_do_what_they_can(monkeypatch, tmp_path, settings):
    settings.LEMMA_ROOT = tmp_path
    lemma_files.read_anew()
    assert word_tokens("Berufe", "de")[1] == word_tokens("Beruf", "de")[1]
    assert parts_of("berufsanerkennung", "de") == ()
    assert "without lemmas" in analysis.fingerprint("de")
    lemma_files.read_anew()


def test_a_process_that_began_without_files_reads_them_when_they_are_there(tmp_path, settings):
    with_files = settings.LEMMA_ROOT
    settings.LEMMA_ROOT = tmp_path
    lemma_files.read_anew()
    assert "ru0человек" not in word_tokens("людей", "ru")
    assert part_tokens("Berufsanerkennung", "de") == ()
    settings.LEMMA_ROOT = with_files
    lemma_files.read_anew()
    assert "ru0человек" in word_tokens("людей", "ru")
    assert part_tokens("Berufsanerkennung", "de")


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("anpassungsqualifizierungen", ("anpassungs", "qualifizierungen")),
        ("berufsanerkennungsverfahren", ("berufs", "anerkennung", "verfahren")),
        ("kenntnispruefung", ("kenntnis", "pruefung")),
        ("weiterbildung", ("bildung",)),
        ("unternehmen", ()),
        ("anerkennung", ()),
        ("gesellschaft", ()),
    ],
)
def test_german_compounds_have_parts(compound, parts):
    assert parts_of(compound, "de") == parts
    assert parts_of(compound, "en") == ()


def test_what_is_typed_in_turkish_capitals_is_the_same_word():
    assert word_tokens("IŞIK", "tr") == word_tokens("ışık", "tr")


def test_missing_files_are_named_by_a_check(tmp_path, settings):
    assert checks.lemma_files_are_there() == []
    settings.LEMMA_ROOT = tmp_path
    (message,) = checks.lemma_files_are_there()
    assert "pl" in message.msg
    assert "compile_lemmas" in message.hint


def test_the_files_of_a_language_are_written_by_command(tmp_path, settings):
    settings.LEMMA_ROOT = tmp_path
    call_command("compile_lemmas", "fa", stdout=StringIO())
    assert SortedLines(lemmas.path_of(lemmas.WORDS, "fa")).get("مدارك") == ("مدرك",)
    assert "fa" not in lemma_files.missing()
