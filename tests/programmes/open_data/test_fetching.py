"""How the data is fetched: again, from other sites, and with how many queries."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

DATA = ("angebote.json", "angebote.csv", "angebote.schema.json")

pytestmark = pytest.mark.django_db


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
