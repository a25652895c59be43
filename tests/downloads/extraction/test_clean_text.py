"""Text that people can search and PostgreSQL can store."""

import pytest

from downloads.extraction.clean_text import MAX_CHARACTERS, clean, swap_back


@pytest.mark.parametrize("mark", ["\x02", "\ufffe", "\x02\r\n", "\ufffe\n", "\u00ad", "\u00ad\r\n"])
def test_a_word_divided_at_the_end_of_a_line_is_joined(mark: str) -> None:
    assert clean(f"Aner{mark}kennung") == "Anerkennung"


@pytest.mark.parametrize(("text", "expected"), [("IQ\ufffeOst", "IQ-Ost"), ("IQ\x022025", "IQ-2025")])
def test_a_hyphen_before_a_capital_or_a_digit_belongs_to_the_word(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_what_postgresql_refuses_is_taken_out() -> None:
    assert clean("a\x00b\ud800c\udfffd\x07e") == "abcde"
    clean("\ud83d!\x00").encode("utf-8")


def test_ligatures_and_presentation_forms_become_letters() -> None:
    assert clean("ﬁnden ﻻ") == "finden لا"


def test_the_joiner_that_persian_needs_stays() -> None:
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


def test_lines_stay_lines_and_blanks_are_trimmed() -> None:
    assert clean("  eins \r\n\r\n\r\n\r\nzwei\u00a0 drei\u2028vier") == "eins\n\nzwei drei\nvier"


def test_a_page_has_at_most_200000_characters() -> None:
    assert len(clean("ﷺ" * 2 * MAX_CHARACTERS)) == MAX_CHARACTERS


def test_alef_and_lam_change_places_only_when_one_glyph_stands_for_both() -> None:
    assert swap_back("األمن", lambda i, j: (i, j) == (1, 2)) == "الأمن"
    assert swap_back("الأمن", lambda i, j: False) == "الأمن"
