"""The offers as a table: the same, and nothing in it is calculated."""

import pytest

from programmes.open_data.spreadsheet import columns, harmless
from tests.programmes.open_data.reading import document, table
from tests.worlds import HOSTILE

pytestmark = pytest.mark.django_db


def test_a_spreadsheet_has_the_same_offers(client, full):
    (row,) = table(client)
    (offer,) = document(client)["offers"]
    assert list(row) == columns()
    assert row["title"] == offer["title"]
    assert row["sectors"] == "robotics | mint"
    assert row["sectors_label"] == " | ".join(one["label"] for one in offer["sectors"])
    assert row["start_dates"] == "2026-01-12 | 2026-03-01"
    assert row["verified_on"] == "2026-02-03"
    assert row["rolling_start"] == "false"
    assert row["contact_phone"] == "'+49 521 5550100"
    disposition = client.get("/de/angebote.csv")["Content-Disposition"]
    assert disposition == 'attachment; filename="angebote-de.csv"'


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+495215550100",
        "-5",
        "-",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "'=1",
        "=cmd|' /C calc'!A0",
        "\x00=1",
    ],
)
def test_nothing_in_a_cell_is_taken_for_a_formula(text):
    cell = harmless(text)
    assert cell.startswith("'")
    assert cell[1:].strip("\r\n\t \x00") == text.strip("\r\n\t \x00").replace("\x00", " ").strip()


@pytest.mark.parametrize("text", ["", "B1", "2026-01-12", "a=b", "12 Monate", "a\nb", "„=“", "‏العربية"])
def test_what_is_harmless_stays_as_it_is(text):
    assert harmless(text) == text


def test_separators_quotes_and_lines_stay_in_their_cell(client, world):
    world.offer(title=f'a;b,c "d" {HOSTILE}', lead="eins\r\nzwei;drei", promise='=HYPERLINK("x";"y")')
    (row,) = table(client)
    assert row["title"] == f'a;b,c "d" {HOSTILE}'
    assert row["lead"] == "eins\nzwei;drei"
    assert row["promise"] == '\'=HYPERLINK("x";"y")'
