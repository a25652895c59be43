from urllib.parse import quote

import pytest

from home.searchable import Kind
from tests.search.making import make, make_many

pytestmark = pytest.mark.django_db

NASTY = [
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "0",
    "-1",
    "1000000000",
    "9" * 5000,
    "%D9%A3",
    "x" * 10_000,
    quote("a & | ! :* <-> (b"),
    quote("' OR 1=1 --"),
    quote("<script>alert(1)</script>"),
    quote("%s %(x)s {0}"),
    quote("\u202e\u0301🙂"),
]


def test_without_a_question_there_are_the_form_and_ways_that_lead_on(client, world):
    world.settings(world.offer_index)
    response = client.get("/de/suche/")
    assert response.status_code == 200
    html = response.content.decode()
    assert 'role="search"' in html
    assert "aria-live" not in html
    assert 'href="/de/angebote/"' in html.split("search-page__help")[1]


@pytest.mark.parametrize("parameter", ["q", "art", "seite"])
@pytest.mark.parametrize("value", NASTY)
def test_whatever_a_parameter_holds_there_is_a_page(client, world, parameter, value):
    make("Kurs")
    others = {"q": "q=Kurs", "art": "art=page", "seite": "seite=1"}
    others[parameter] = f"{parameter}={value}"
    response = client.get(f"/de/suche/?{'&'.join(others.values())}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_results_stand_under_their_kind_with_the_words_marked(client, world):
    make("Qualifizierungen", "Mehr über Qualifizierung", kind="offer")
    html = client.get("/de/suche/?q=Qualifizierung").content.decode()
    assert f'id="kind-{Kind.OFFER.value}"' in html
    assert "<mark>Qualifizierungen</mark>" in html
    assert 'aria-live="polite"' in html
    assert html.count("<h1") == 1
    assert "None" not in html


def test_a_slide_shows_its_picture_number_and_deck_and_leads_to_it(client, world):
    make(
        "Das Deck",
        "Teilzeit",
        kind="slide",
        part=3,
        number=3,
        path="downloads/x/#slide-3",
        picture="/media/3.webp",
    )
    html = client.get("/de/suche/?q=Teilzeit").content.decode()
    assert 'src="/media/3.webp"' in html
    assert 'href="/de/downloads/x/#slide-3"' in html
    assert "Das Deck" in html
    assert "<mark>Teilzeit</mark>" in html


def test_a_result_in_another_language_says_so(client, world):
    make("Anerkennung", "Text")
    html = client.get("/en/suche/?q=Anerkennung").content.decode()
    assert '<bdi lang="de" dir="ltr"><mark>Anerkennung</mark></bdi>' in html
    assert "Deutsch" in html


def test_a_result_in_the_reader_s_language_needs_no_label(client, world):
    make("Anerkennung", "Text", language="de")
    html = client.get("/de/suche/?q=Anerkennung").content.decode()
    assert "<bdi><mark>Anerkennung</mark></bdi>" in html


def test_the_page_is_not_for_search_engines(client, world):
    response = client.get("/de/suche/?q=x")
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_all_results_of_a_kind_can_be_reached(client, world):
    make_many([{"title": "Kurs"}] * 25)
    overview = client.get("/de/suche/?q=Kurs").content.decode()
    assert 'href="?q=Kurs&amp;art=page"' in overview
    page = client.get("/de/suche/?q=Kurs&art=page&seite=2")
    assert page.context["results"].part.number == 2
    assert 'start="21"' in page.content.decode()


def test_a_kind_without_results_leads_to_the_others(client, world):
    make("Kurs")
    html = client.get("/de/suche/?q=Kurs&art=offer").content.decode()
    assert "empty-state" in html
    assert 'href="?q=Kurs&amp;art=page"' in html


def test_nothing_found_is_a_page_that_helps(client, world):
    world.settings(world.standard_page(title="Kontaktseite"))
    html = client.get("/de/suche/?q=Raumfahrt").content.decode()
    assert 'id="search-help"' in html
    assert html.count("Kontaktseite") > 1


def test_the_question_stays_in_the_form(client, world):
    html = client.get("/de/suche/?q=%22a%22%3Cb%3E").content.decode()
    assert 'value="&quot;a&quot;&lt;b&gt;"' in html


def test_the_page_needs_few_queries_however_much_is_found(client, world, django_assert_max_num_queries):
    world.settings(world.standard_page(title="Kontaktseite"))
    make_many([{"title": "Kurs", "kind": kind} for kind in Kind.values for _ in range(30)])
    for address in ("/en/suche/?q=Kurs", "/en/suche/?q=Kurs+Raumfahrt", "/en/suche/?q=Kurs&art=page&seite=2"):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)


def test_the_page_cannot_be_posted_to(client, world):
    assert client.post("/de/suche/", {"q": "x"}).status_code == 405
