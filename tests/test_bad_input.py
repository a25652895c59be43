"""Garbage in every query parameter: an answer in the right form, never an error of the server."""

import pytest
from django.test import Client

from tests.worlds import World

pytestmark = pytest.mark.django_db

GARBAGE = [
    "",
    "%00",
    "a%00b",
    "%FF%FE%C0%80",
    "0",
    "-1",
    "1000000000",
    "99999999999999999999999999",
    "1.5",
    "NaN",
    "٣",
    "x" * 10_000,
    "%26%20%7C%20%21%20%28%20%3A%2A%20%3C-%3E",
    "%27%3B%20DROP%20TABLE%20home_user%3B--",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "%F0%9F%98%80%E2%80%AE%ED%A0%80",
    "../../../etc/passwd",
]
ADDRESSES = {
    "angebote/": ["seite", "kreis", "deutsch", "start", "traeger", "sortierung"],
    "angebote/finder/": ["schritt", "branche", "anerkennung", "deutsch", "kreis"],
    "angebote.json": ["kreis", "deutsch", "sprache", "start", "sortierung"],
    "angebote.csv": ["kreis", "seite"],
    "kalender.ics": ["seite"],
    "termine/reihe/iq-um-9/": ["seite"],
    "programme/": ["seite"],
    "termine/": ["seite"],
    "rueckblicke/": ["seite"],
    "downloads/": ["seite", "jahr", "reihe", "sprache", "programm", "format", "termin"],
    "downloads/folien-1/": ["sprache"],
    "suche/": ["q", "art", "seite"],
}


@pytest.fixture
def site(world: World) -> World:
    world.offer()
    world.presentation(event=world.event(series=world.series))
    world.recap(world.events[0])
    assert all((world.offer_index, world.event_index, world.recap_index, world.downloads_page))
    return world


@pytest.mark.parametrize(("path", "names"), ADDRESSES.items())
def test_garbage_in_a_parameter_is_answered(site, path, names):
    client = Client(raise_request_exception=False)
    one_by_one = [("de", f"{name}={value}") for name in names for value in GARBAGE]
    all_at_once = [("ar", "&".join(f"{name}={value}" for name in names)) for value in GARBAGE]
    answers = {
        f"{language}/{path}?{query[:60]}": client.get(f"/{language}/{path}?{query}").status_code
        for language, query in (*one_by_one, *all_at_once)
    }
    assert {address: code for address, code in answers.items() if code not in (200, 400, 404)} == {}


def test_many_parameters_and_the_same_one_twice_are_answered(site):
    client = Client(raise_request_exception=False)
    query = "&".join(["seite=1", "seite=2", "jahr=2025", "jahr=x", "q=a", "q=", "unbekannt=1"] * 20)
    answers = {path: client.get(f"/de/{path}?{query}").status_code for path in ADDRESSES}
    assert set(answers.values()) == {200}, answers


def test_garbage_in_an_address_is_not_found(site):
    client = Client(raise_request_exception=False)
    patterns = (
        "termine/{}/",
        "termine/{}.ics",
        "termine/reihe/{}/",
        "{}.ics",
        "downloads/{}/",
        "downloads/folien-1/{}/",
        "{}/",
    )
    addresses = [pattern.format(value) for pattern in patterns for value in GARBAGE[1:]]
    answers = {address[:60]: client.get(f"/de/{address}").status_code for address in addresses}
    assert {address: code for address, code in answers.items() if code not in (400, 404)} == {}


def test_a_method_that_makes_no_sense_is_no_error(site):
    client = Client(raise_request_exception=False)
    for method in (client.post, client.put, client.delete, client.patch):
        assert all(method(f"/de/{path}").status_code < 500 for path in ("", *ADDRESSES))
