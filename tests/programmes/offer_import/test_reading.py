"""From a file to a table, whatever program has written it."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from home.uploads.refusal import Refused
from programmes.offer_import.reading import read_table
from programmes.offer_import.table import MAX_ROWS, Cell, Trouble
from tests.programmes.offer_import.making import csv_file, xlsx_file

ROW = {"Kennung": "a-1", "Titel": "Prüfung für Ärztinnen – „groß“"}


def read(content: bytes, name: str = "angebote.csv"):
    return read_table(BytesIO(content), name)


def texts(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_umlauts_are_read_in_the_encodings_of_spreadsheet_programs(encoding):
    assert texts(read(csv_file(ROW, encoding=encoding))) == [["a-1", ROW["Titel"]]]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found_by_the_headings(separator):
    assert read(csv_file(ROW, separator=separator)).headings == ("Kennung", "Titel")


def test_the_separator_of_a_file_with_one_known_column_is_found():
    assert read(b"Kennung;Bemerkung, intern\na;b, c\n").headings == ("Kennung", "Bemerkung, intern")


def test_rows_have_the_numbers_that_the_spreadsheet_shows():
    lines = 'Kennung;Titel\na;"zwei\nZeilen"\n;\nb;x\n'
    assert [row.number for row in read(lines.encode()).rows] == [2, 4]


def test_the_apostrophe_that_guards_a_formula_is_taken_away_again():
    table = read(csv_file({"Kennung": "a", "Telefon": "'+49 521 1", "Titel": "'n Kurs"}))
    assert texts(table) == [["a", "+49 521 1", "'n Kurs"]]


def test_excel_and_csv_give_the_same_table():
    assert texts(read(xlsx_file(ROW), "angebote.xlsx")) == texts(read(csv_file(ROW)))


def test_the_sheet_of_the_template_is_read_wherever_it_lies():
    book = Workbook()
    book.active.append(["Notizen"])
    sheet = book.create_sheet("Angebote")
    sheet.append(["Kennung"])
    sheet.append(["a"])
    written = BytesIO()
    book.save(written)
    assert read(written.getvalue(), "a.xlsx").headings == ("Kennung",)


def test_numbers_days_and_yes_of_excel_become_texts():
    row = {
        "Kennung": 101,
        "Dauer": 1.5,
        "Start": True,
        "Tag": datetime(2026, 12, 1),
        "Zeit": date(2026, 1, 2),
    }
    cells = read(xlsx_file(row), "a.xlsx").rows[0].cells
    assert [cell.text for cell in cells] == ["101", "1,5", "ja", "2026-12-01", "2026-01-02"]
    assert cells[3].is_day


def test_a_formula_without_a_stored_result_is_trouble_and_never_calculated():
    cells = read(xlsx_file({"Kennung": "a", "Dauer": "=1+1"}), "a.xlsx").rows[0].cells
    assert cells[1] == Cell("=1+1", trouble=Trouble.FORMULA)


def test_a_formula_counts_as_the_result_that_is_stored():
    content = with_sheet(
        '<c r="A2" t="str"><f>1+1</f><v>zwei</v></c><c r="B2" t="e"><f>A9</f><v>#REF!</v></c>'
    )
    cells = read(content, "a.xlsx").rows[0].cells
    assert cells == (Cell("zwei"), Cell("#REF!", trouble=Trouble.ERROR))


def test_rows_beyond_the_limit_are_refused_with_the_limit():
    rows = "Kennung\n" + "".join(f"k-{number}\n" for number in range(MAX_ROWS + 1))
    with pytest.raises(Refused) as caught:
        read(rows.encode())
    assert str(MAX_ROWS) in str(caught.value).replace(",", "")


def test_as_many_rows_as_the_limit_are_read():
    rows = "Kennung\n" + "".join(f"k-{number}\n" for number in range(MAX_ROWS))
    assert len(read(rows.encode()).rows) == MAX_ROWS


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b";;\n"])
def test_a_file_without_headings_is_refused(content):
    with pytest.raises(Refused):
        read(content)


def with_sheet(cells: str) -> bytes:
    """An Excel file whose second row is written by hand."""
    original = zipfile.ZipFile(BytesIO(xlsx_file({"Kennung": "x", "Titel": "y"})))
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in original.namelist():
            content = original.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start, end = content.index(b'<row r="2"'), content.index(b"</sheetData>")
                content = content[:start] + f'<row r="2">{cells}</row>'.encode() + content[end:]
            archive.writestr(name, content)
    return written.getvalue()
