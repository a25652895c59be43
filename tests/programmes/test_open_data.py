"""The offers as data: for others, who build on it and open it in spreadsheets."""

import csv
import io
import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from config.languages import LANGUAGES
from programmes.open_data.fields import FIELDS, VERSION, Kind
from programmes.open_data.spreadsheet import columns, harmless
from programmes.vocabularies import OfferType
from tests.worlds import HOSTILE

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
DATA = ("angebote.json", "angebote.csv", "angebote.schema.json")


def document(client, address="/de/angebote.json"):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert not response.cookies
    return json.loads(response.content)


def table(client, address="/de/angebote.csv"):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


@pytest.fixture
def full(world):
    """An offer about which everything is said."""
    world.settings()
    programme = world.programme(contact={"name": "Team"})
    return world.offer(
        programme,
        note="Beispielinhalt",
        lead="Vorspann",
        promise="Ein Abschluss",
        offer_type="group_course",
        sectors=["robotics", "mint"],
        audiences=["professionals"],
        recognition_states=["partial"],
        kreise=["lippe", "owl"],
        format="hybrid",
        level_in="b1",
        level_out="b2",
        coaching_languages=["ar", "ku"],
        start_dates=["2026-03-01", "2026-01-12"],
        duration="6 Monate",
        hours="120 Stunden",
        cost="kostenlos",
        funded_by="ESF Plus",
        certificate="Zertifikat",
        contact={"name": "A. Beispiel", "phone": "+49 521 5550100", "email": "a@example.org"},
        verified_on="2026-02-03",
    )


# A small reading of JSON Schema: what the project's schema uses, no more.


PYTHON = {
    "string": str,
    "null": type(None),
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}


def conforms(value, schema, root):
    if "$ref" in schema:
        return conforms(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return any(conforms(value, one, root) for one in schema["anyOf"])
    if "const" in schema:
        return value == schema["const"]
    if "enum" in schema:
        return value in schema["enum"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    types = {
        "string": str,
        "null": type(None),
        "integer": int,
        "boolean": bool,
        "array": list,
        "object": dict,
    }
    if not isinstance(value, tuple(types[kind] for kind in kinds)):
        return False
    if isinstance(value, dict):
        assert value.keys() == set(schema["properties"]) >= set(schema["required"])
        return all(conforms(value[name], schema["properties"][name], root) for name in value)
    if isinstance(value, list):
        return all(conforms(one, schema["items"], root) for one in value)
    if isinstance(value, str) and (form := schema.get("format")):
        parse = {"date": date.fromisoformat, "date-time": datetime.fromisoformat}.get(form)
        return bool(parse(value)) if parse else re.match(r"https?://", value)
    return True


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_the_data_is_what_its_schema_says(client, world, full, code):
    world.offer(full.get_parent().specific, title="Von dem nichts gesagt ist")
    found = document(client, f"/{code}/angebote.json")
    schema = json.loads(client.get(found["schema"]).content)
    assert found["count"] == len(found["offers"]) == 2
    assert conforms(found, schema, schema)


def test_an_offer_says_all_that_its_page_says(client, world, full):
    (offer,) = document(client)["offers"]
    assert offer["id"] == str(full.translation_key)
    assert offer["url"] == "http://testserver/de/programme/programm-1/angebot-1/"
    with translation.override("de"):
        assert offer["type"] == {"code": "group_course", "label": OfferType.GROUP_COURSE.label}
    assert [one["code"] for one in offer["sectors"]] == ["robotics", "mint"]
    assert offer["german_at_start"] == {"code": "b1", "label": "B1"}
    assert offer["start_dates"] == ["2026-01-12", "2026-03-01"]
    assert offer["verified_on"] == "2026-02-03"
    assert offer["contact_phone"] == "+49 521 5550100"
    assert offer["organisation"] == world.organisation.full_name
    assert offer["programme_url"] == "http://testserver/de/programme/programm-1/"
    assert datetime.fromisoformat(offer["updated"]).utcoffset() is not None


def test_texts_and_labels_are_in_the_language_asked_for_else_in_german(client, world, full):
    world.offer(world.programmes[0], title="Nur deutsch")
    world.translate(full, "en")
    first, second = document(client, "/en/angebote.json")["offers"]
    assert (first["title"], first["language"]) == ("EN Angebot 1", "en")
    assert (second["title"], second["language"]) == ("Nur deutsch", "de")
    assert first["start_dates"] == ["2026-01-12", "2026-03-01"]
    assert first["organisation"] == second["organisation"] == world.organisation.full_name
    assert first["format"]["label"] == "In person and online"
    assert first["id"] == document(client)["offers"][0]["id"]


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


def test_the_filters_are_those_of_the_list(client, world):
    programme = world.programme()
    world.offer(programme, title="Lippe", kreise=["lippe"], level_in="a2", coaching_languages=["ar"])
    world.offer(programme, title="Herford", kreise=["herford"], level_in="c1")
    for query, titles in {
        "kreis=lippe": ["Lippe"],
        "deutsch=b1": ["Lippe"],
        "sprache=ar": ["Lippe"],
        "kreis=herford": ["Herford"],
        "kreis=lippe&deutsch=a1": [],
        "kreis=lippe&kreis=herford&sortierung=start": ["Herford", "Lippe"],
        "kreis=unsinn&foo=%00": ["Herford", "Lippe"],
    }.items():
        assert [one["title"] for one in document(client, f"/de/angebote.json?{query}")["offers"]] == titles
        assert [one["title"] for one in table(client, f"/de/angebote.csv?{query}")] == titles


def test_drafts_and_private_offers_are_not_told(client, world):
    private, public = world.programme(), world.programme()
    world.offer(private)
    world.offer(public).unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")  # noqa: S106
    assert document(client)["offers"] == []
    assert table(client) == []


def test_no_offers_are_data_too(client, world):
    assert world.home.live
    found = document(client, "/fa/angebote.json")
    assert (found["count"], found["updated"], found["version"]) == (0, None, VERSION)


@pytest.mark.parametrize("name", DATA)
def test_who_has_the_data_already_is_told_so(client, full, name):
    first = client.get(f"/de/{name}")
    again = client.get(f"/de/{name}", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in first["Cache-Control"]


def test_a_change_makes_other_data(client, full):
    before = client.get("/de/angebote.json")["ETag"]
    full.cost = "50 Euro"
    full.save_revision().publish()
    assert client.get("/de/angebote.json", headers={"if-none-match": before}).status_code == 200


@pytest.mark.parametrize("name", DATA)
def test_other_sites_may_read_but_nobody_may_write(client, full, name):
    address, origin = f"/de/{name}", {"origin": "https://example.org"}
    for method in (client.get, client.head):
        response = method(address, headers=origin)
        assert (response.status_code, response["Access-Control-Allow-Origin"]) == (200, "*")
        assert "Access-Control-Allow-Credentials" not in response
    asked = client.options(address, headers={**origin, "access-control-request-method": "GET"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert asked["Access-Control-Allow-Origin"] == "*"
    for method in (client.post, client.put, client.delete):
        response = method(address, headers=origin)
        assert response.status_code == 405
        assert "Access-Control-Allow-Origin" not in response


def test_no_other_page_may_be_read_from_other_sites(client, world, full):
    assert world.offer_index.live
    for address in ("", "angebote/", "kalender.ics", "suche/"):
        response = client.get(f"/de/{address}", headers={"origin": "https://example.org"})
        assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_list_of_offers_leads_to_its_data(client, world, code):
    assert world.offer_index.live
    html = client.get(f"/{code}/angebote/?kreis=lippe&seite=1").content.decode()
    head, body = html.split("</head>")
    for kind in ("json", "csv"):
        assert f'href="/{code}/angebote.{kind}"' in head
        assert f'href="/{code}/angebote.{kind}?kreis=lippe"' in body


@pytest.mark.parametrize("name", ["angebote.json", "angebote.csv"])
def test_the_data_needs_the_same_queries_for_many_offers(client, world, name):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            client.get(f"/en/{name}")
        return len(found)

    programme = world.programme()
    world.offer(programme, start_dates=["2026-01-12"])
    queries()
    few = queries()
    for _ in range(8):
        world.offer(programme, start_dates=["2026-01-12", timezone.localdate().isoformat()])
    assert queries() == few <= 9


def test_every_field_is_described_for_people():
    text = (ROOT / "docs" / "offene-daten.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \| (\w+)", text, re.MULTILINE)
    words = {
        Kind.TEXT: "Text",
        Kind.CODE: "Code",
        Kind.CODES: "Codes",
        Kind.FLAG: "Ja",
        Kind.DAY: "Tag",
        Kind.DAYS: "Tage",
        Kind.MOMENT: "Zeitpunkt",
        Kind.ADDRESS: "Adresse",
    }
    assert described == [(field.name, words[field.kind]) for field in FIELDS]
    assert f"Fassung {VERSION}" in text
