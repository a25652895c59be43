"""What goes out comes in again: the export of the offers, changed or not."""

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from programmes.models import OfferPage
from tests.programmes.offer_import.making import NEW, csv_file, save, upload, xlsx_file
from tests.worlds import HOSTILE

pytestmark = pytest.mark.django_db

FULL = {
    "title": HOSTILE,
    "promise": "=1+1",
    "lead": "Erste Zeile;\nzweite, mit „Anführung“",
    "note": "'Hinweis",
    "offer_type": "exam_preparation",
    "sectors": ["mint", "health"],
    "audiences": ["professionals"],
    "recognition_states": ["partial", "rejected"],
    "kreise": ["lippe", "owl"],
    "format": "hybrid",
    "level_in": "b1",
    "level_out": "b2",
    "coaching_languages": ["ar", "uk"],
    "rolling_start": True,
    "start_dates": ["2020-01-01", "2026-12-01"],
    "duration": "3-6",
    "hours": "120",
    "cost": "-",
    "funded_by": "@Land",
    "certificate": "01.12.2026",
    "contact": {"name": "Team", "function": "Büro", "phone": "+49 521 00", "email": "a@example.org"},
    "verified_on": "2026-11-01",
    "import_key": "voll-1",
}


@pytest.fixture
def offers(world) -> list[OfferPage]:
    full = world.offer(**FULL)
    draft = world.offer()
    draft.duration = "Entwurf"
    draft.save_revision()
    return [full, draft, world.offer()]


def export(client, extension: str, what: str = "offers") -> bytes:
    return client.get(reverse(f"offer_import:{what}", args=[extension])).content


def changed_in_excel(content: bytes, **cells: object) -> bytes:
    """An exported Excel file with other cells in its first row of offers, by heading."""
    book = load_workbook(BytesIO(content))
    sheet = book["Angebote"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for heading, value in cells.items():
        sheet.cell(2, places[heading]).value = value
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_an_export_that_nobody_has_changed_finds_nothing_to_do(offers, admin_client, extension):
    shown = upload(admin_client, export(admin_client, extension), f"angebote.{extension}")
    plan = shown.context["plan"]
    assert plan.problems == []
    assert [(row.outcome.value, row.changes) for row in plan.rows] == [("unchanged", [])] * 3


@pytest.mark.parametrize("extension", ["xlsx", "csv"])
def test_only_the_cells_that_were_changed_are_shown_as_changes(offers, admin_client, extension):
    content = export(admin_client, extension)
    if extension == "xlsx":
        content = changed_in_excel(content, Dauer="9 Monate", Kosten=None)
    else:
        rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
        rows[0] |= {"Dauer": "9 Monate", "Kosten": ""}
        content = csv_file(*rows)
    plan = upload(admin_client, content, f"angebote.{extension}").context["plan"]
    found = [(row.number, change.column.heading, change.after) for row in plan.rows for change in row.changes]
    assert found == [(2, "Dauer", "9 Monate"), (2, "Kosten", "")]


def test_what_was_changed_in_an_export_is_saved(offers, admin_client):
    content = changed_in_excel(export(admin_client, "xlsx"), Titel="Neuer Titel")
    save(admin_client, upload(admin_client, content, "angebote.xlsx"), "publish")
    assert OfferPage.objects.get(import_key="voll-1").title == "Neuer Titel"


def test_an_export_calculates_nothing(offers, admin_client):
    book = load_workbook(BytesIO(export(admin_client, "xlsx")))
    assert {cell.data_type for row in book["Angebote"] for cell in row} <= {"s", "n", "d"}
    assert "'=1+1" in export(admin_client, "csv").decode()


def test_the_csv_of_the_open_data_can_be_imported(world, admin_client, client):
    for content in (FULL, {}):
        world.offer(**content)
    public = client.get("/de/angebote.csv").content
    plan = upload(admin_client, public).context["plan"]
    assert (plan.problems, plan.headings.unknown) == ([], [])
    assert [row.outcome.value for row in plan.rows] == ["unchanged", "unchanged"]


def test_the_template_has_all_columns_and_nothing_in_them(world, admin_client):
    world.programme()
    for extension in ("xlsx", "csv"):
        plan = upload(admin_client, export(admin_client, extension, "template"), f"a.{extension}").context[
            "plan"
        ]
        assert (plan.rows, plan.missing, plan.headings.unknown) == ([], [], [])


def test_the_template_explains_every_column_and_offers_its_values(world, admin_client):
    world.programme(title="Fit für Pflege")
    book = load_workbook(BytesIO(export(admin_client, "xlsx", "template")))
    headings = [cell.value for cell in book["Angebote"][1]]
    assert [row[0].value for row in book["Erklärung"].iter_rows(min_row=2)] == headings
    chosen = {column[0].value: [cell.value for cell in column[1:]] for column in book["Werte"].columns}
    assert "Fit für Pflege" in chosen["Programm"]
    assert "Kreis Lippe" in chosen["Region"]
    rules = {str(rule.sqref): rule for rule in book["Angebote"].data_validations.dataValidation}
    assert len(rules) == 12


def test_values_chosen_in_the_template_are_taken(world, admin_client):
    programme = world.programme(title="Fit für Pflege")
    shown = upload(admin_client, xlsx_file({**NEW, "Programm": "Fit für Pflege"}), "neu.xlsx")
    assert shown.context["plan"].rows[0].programme.pk == programme.pk
