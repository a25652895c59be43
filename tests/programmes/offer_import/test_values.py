"""What a cell may say for a field, and what it may not."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from programmes.offer_import.columns import COLUMNS, OPEN_DATA_ONLY
from programmes.offer_import.headings import find_headings
from programmes.offer_import.table import Cell
from programmes.offer_import.values import in_words, parse
from programmes.open_data.fields import FIELDS, Kind

BY_NAME = {column.name: column for column in COLUMNS}


def value(name: str, text: str, **about):
    return parse(BY_NAME[name], Cell(text, **about))


def wrong(name: str, text: str, **about) -> str:
    with pytest.raises(ValidationError) as caught:
        value(name, text, **about)
    return caught.value.messages[0]


@pytest.mark.parametrize(
    "text", ["mentoring", "Mentoring im Betrieb", "mentoring  IM betrieb", "Mentoring in the company"]
)
def test_a_value_of_a_vocabulary_is_known_by_code_and_by_label(text):
    assert value("type", text) == "mentoring"


@pytest.mark.parametrize(
    "text", ["lippe; bielefeld", "Kreis Lippe, Stadt Bielefeld", "lippe\nbielefeld", "lippe | bielefeld"]
)
def test_several_values_stand_in_the_order_of_the_vocabulary(text):
    assert value("districts", text) == ["bielefeld", "lippe"]


def test_a_label_with_commas_in_it_stays_whole_between_commas():
    label = "MINT (Mathematik, Informatik, Naturwissenschaften, Technik)"
    assert value("sectors", f"Gesundheit, {label}, robotics") == ["mint", "robotics", "health"]


@pytest.mark.parametrize("column", [column for column in COLUMNS if column.vocabulary], ids=lambda c: c.name)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_label_is_read_as_what_it_was_written_for(column, language):
    codes = list(column.vocabulary.values)
    with translation.override(language):
        if column.kind == Kind.CODES:
            assert parse(column, Cell(in_words(column, codes))) == codes
        else:
            assert [parse(column, Cell(in_words(column, code))) for code in codes] == codes


def test_an_unknown_value_is_named_with_what_is_possible():
    message = wrong("districts", "Lippe; Mond; Mars")
    assert "“Mond”, “Mars”" in message.replace("“Lippe”, ", "")
    assert "Minden-Lübbecke" in message


@pytest.mark.parametrize("text", ["2026-12-01", "01.12.2026", "1.12.2026", "1.12.26", "2026-12-01 00:00:00"])
def test_a_day_may_be_written_as_in_germany_or_after_iso(text):
    assert value("verified_on", text) == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["31.02.2026", "12/01/2026", "bald", "01.12.1026", "46000"])
def test_what_is_no_day_is_said_to_be_none(text):
    assert text in wrong("verified_on", text)


def test_start_dates_are_sorted_and_each_is_there_once():
    days = value("start_dates", "01.03.2027; 2026-12-01, 01.03.2027")
    assert days == [date(2026, 12, 1), date(2027, 3, 1)]


@pytest.mark.parametrize(
    ("text", "said"), [("ja", True), ("X", True), ("true", True), ("Nein", False), ("", False)]
)
def test_yes_and_no_are_read_as_people_write_them(text, said):
    assert value("rolling_start", text) is said


def test_what_is_neither_yes_nor_no_is_wrong():
    assert "ja" in wrong("rolling_start", "vielleicht")


def test_a_text_is_held_to_the_length_of_its_field():
    assert "160" in wrong("promise", "x" * 161)
    assert "500" in wrong("lead", "x" * 501)


def test_an_address_must_be_one():
    assert wrong("contact_email", "nicht@")


def test_a_text_of_which_excel_has_made_a_date_is_wrong():
    assert "date" in wrong("duration", "2026-06-03", is_day=True)


def test_of_very_many_unknown_values_a_few_are_told():
    message = wrong("sectors", ",".join(f"w{number}" for number in range(5_000)))
    assert "“w0”" in message
    assert "“w12”" not in message


def test_a_label_with_commas_stays_together_however_often_it_comes():
    labels = [str(label) for label in BY_NAME["sectors"].vocabulary.labels]
    label = next(label for label in labels if label.count(",") > 1)
    assert value("sectors", ", ".join([label] * 5_000)) == value("sectors", label)


@pytest.mark.parametrize("name", ["id", "title", "promise", "type", "format", "german_at_start"])
def test_what_every_offer_needs_must_not_be_empty(name):
    assert wrong(name, "")


def test_columns_are_known_by_german_heading_by_name_and_by_what_the_admin_calls_them():
    for headings in (
        [column.heading for column in COLUMNS],
        [column.name for column in COLUMNS],
        [f" {column.heading.upper()} *" for column in COLUMNS],
    ):
        assert list(find_headings(headings).places) == list(COLUMNS)
    assert find_headings(["Sprachen im Coaching", "last verified on"]).unknown == []


def test_every_field_of_the_open_data_is_a_column_or_known_to_follow_from_others():
    known = {column.name for column in COLUMNS} | OPEN_DATA_ONLY
    assert {field.name for field in FIELDS} <= known


def test_an_unknown_column_is_named_with_the_one_that_may_be_meant():
    headings = find_headings(["Kennung", "Branche", "Bemerkungen intern"])
    assert headings.unknown == [("Branche", "Branchen"), ("Bemerkungen intern", "")]


def test_two_columns_for_the_same_are_noticed():
    assert find_headings(["Titel", "title"]).twice == ["title"]
