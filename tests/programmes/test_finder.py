import re
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.utils.html import escape

from home.qr_codes import qr_file
from programmes.finder import Answers, whom_to_ask

pytestmark = pytest.mark.django_db
CONTACT = {"name": "Beratungsteam Lippe", "phone": "+49 521 1", "email": "lippe@example.org"}
ALL = "branche=health&anerkennung=partial&deutsch=b1&kreis=lippe"


def answers(query: str, code: str = "de") -> Answers:
    return Answers(QueryDict(query), code, "/finder/")


def test_there_is_one_question_on_each_screen(client, world):
    headings = []
    for step in ("", "1", "2", "3"):
        html = client.get(f"/en/angebote/finder/?schritt={step}").content.decode()
        headings += re.findall(r"<h1[^>]*>(.*?)</h1>", html)
    assert headings == [
        "What did you learn or do?",
        "What did you learn or do?",
        "How far is your recognition?",
        "How much German do you have, and where do you live?",
    ]


def test_a_screen_carries_the_answers_of_the_others_on(client, world):
    html = client.get(f"/de/angebote/finder/?{ALL}&schritt=2").content.decode()
    hidden = set(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', html))
    assert hidden == {("branche", "health"), ("deutsch", "b1"), ("kreis", "lippe")}
    assert re.search(r'name="anerkennung"\s+value="partial"\s+checked', html)


def test_one_can_go_forward_and_back_and_enter_goes_forward(client, world):
    html = client.get("/de/angebote/finder/?schritt=2").content.decode()
    assert re.findall(r'<button[^>]*name="schritt"\s+value="(\w+)"', html) == ["3", "1"]
    last = client.get("/de/angebote/finder/?schritt=3").content.decode()
    assert re.findall(r'<button[^>]*name="schritt"\s+value="(\w+)"', last) == ["ergebnis", "2"]


def test_the_result_shows_what_fits_with_the_reason_in_the_language_of_the_address(client, world):
    world.offer(title="Passt", sectors=["health"], kreise=["lippe"], level_in="a2")
    world.offer(title="Passt nicht", sectors=["mint"])
    response = client.get(f"/en/angebote/finder/?{ALL}&schritt=ergebnis")
    html = response.content.decode()
    assert [offer.title for offer, _reasons in response.context["offers"]] == ["Passt"]
    assert "because you have B1 and live here: Lippe district" in html
    assert "1 offer fits you" in html
    assert not response.cookies
    assert 'content="noindex"' in html


def test_a_result_leads_back_to_each_question_and_on_to_the_list(client, world):
    html = client.get(f"/de/angebote/finder/?{ALL}&schritt=ergebnis").content.decode()
    for step in (1, 2, 3):
        assert f'href="/de/angebote/finder/?{ALL.replace("&", "&amp;")}&amp;schritt={step}"' in html
    world.offer(sectors=["health"], recognition_states=["partial"])
    html = client.get(f"/de/angebote/finder/?{ALL}&schritt=ergebnis").content.decode()
    assert f'href="/de/angebote/?{ALL.replace("&", "&amp;")}"' in html


def test_what_misses_by_one_wish_stands_apart_with_what_is_missing(client, world):
    world.offer(title="Passt", sectors=["health"], level_in="b1")
    world.offer(title="Fast", sectors=["health"], level_in="b2")
    world.offer(title="Weit weg", sectors=["mint"], level_in="c1")
    response = client.get(f"/en/angebote/finder/?{ALL}&schritt=ergebnis")
    assert [offer.title for offer, _reasons in response.context["offers"]] == ["Passt"]
    assert [offer.title for offer, _missing in response.context["nearly"]] == ["Fast"]
    html = response.content.decode()
    assert html.index("Passt") < html.index("This nearly fits") < html.index("It needs B2, you have B1.")


def test_where_enough_fits_nothing_that_nearly_fits_is_shown(client, world):
    for number in range(3):
        world.offer(title=f"Passt {number}", sectors=["health"], level_in="b1")
    world.offer(title="Fast", level_in="b2")
    response = client.get(f"/en/angebote/finder/?{ALL}&schritt=ergebnis")
    assert response.context["nearly"] == []


def test_offers_for_all_lines_of_work_do_not_hide_what_nearly_fits(client, world):
    for number in range(3):
        world.offer(title=f"Für alle {number}", sectors=[])
    world.offer(title="Pflege B2", sectors=["health"], level_in="b2")
    response = client.get(f"/en/angebote/finder/?{ALL}&schritt=ergebnis")
    assert len(response.context["offers"]) == 3
    assert [offer.title for offer, _missing in response.context["nearly"]] == ["Pflege B2"]


def test_a_result_can_be_handed_on_with_its_answers(client, world):
    html = client.get(f"/en/angebote/finder/?{ALL}&schritt=ergebnis&seite=1&fremd=x").content.decode()
    address = f"http://testserver/en/angebote/finder/?{ALL}&schritt=ergebnis"
    assert f"body={quote(address, safe='')}" in html
    assert 'data-share="copy"' in html
    code = "/en/angebote/finder/qr.svg?" + f"{ALL}&schritt=ergebnis"
    assert f'src="{escape(code)}"' in html
    assert client.get(code).content == qr_file(address)


def test_if_nothing_fits_the_person_to_ask_is_named_with_her_languages(client, world):
    contact = {**CONTACT, "languages": ["ar", "uk"]}
    world.programme(title="Lippe", kreise=["lippe"], contact=contact)
    world.programme(title="Herford", kreise=["herford"], contact={**CONTACT, "name": "Beratungsteam Herford"})
    html = client.get(f"/en/angebote/finder/?{ALL}&schritt=ergebnis").content.decode()
    assert "Nothing fits at the moment" in html
    assert "Beratungsteam Lippe" in html
    assert "Beratungsteam Herford" not in html
    assert "Ukrainian, Arabic" in html
    assert 'href="tel:+495211"' in html


def test_those_of_the_kreis_are_asked_before_those_of_the_region(world):
    world.programme(title="Region", kreise=["owl"], contact=CONTACT)
    world.programme(title="Lippe", kreise=["lippe", "herford"], contact=CONTACT)
    world.programme(title="Ohne Kontakt", kreise=["lippe"])
    assert [page.title for page in whom_to_ask("lippe", "de")] == ["Lippe", "Region"]
    assert [page.title for page in whom_to_ask("", "de")] == ["Region"]


def test_where_no_programme_can_be_asked_the_network_is(client, world):
    world.settings()
    from home.models import SiteSettings

    SiteSettings.objects.update(phone="+49 521 99")
    html = client.get("/en/angebote/finder/?schritt=ergebnis").content.decode()
    assert html.count("+49 521 99") == 2  # at the foot of every page, too


@pytest.mark.parametrize(
    "query",
    ["schritt=9", "schritt=-1", "schritt=%00", "schritt=1&schritt=x", "branche=x&kreis=owl&deutsch=d9"],
)
def test_nonsense_leads_to_the_first_question(client, world, query):
    response = client.get(f"/de/angebote/finder/?{query}")
    assert response.status_code == 200
    assert response.context["screen"].number == 1
    assert not answers(query).choice


def test_german_is_not_a_language_to_praise_an_offer_for():
    assert answers(ALL, "de").situation.language == ""
    assert answers(ALL, "de-simple").situation.language == ""
    assert answers(ALL, "uk").situation.language == "uk"


@pytest.mark.parametrize("number", [3, 30])
def test_a_result_needs_the_same_few_queries_for_many_offers(
    client, world, number, django_assert_max_num_queries
):
    for _number in range(number):
        world.offer(kreise=["lippe"])
    world.programme(kreise=["lippe"], contact=CONTACT)
    client.get("/de/angebote/finder/?schritt=ergebnis")
    with django_assert_max_num_queries(8):
        client.get(f"/de/angebote/finder/?kreis=lippe&schritt=ergebnis&seite={number}")


def test_home_offers_and_a_search_without_results_lead_to_the_finder(client, world):
    assert world.offer_index.live
    for path in ("", "angebote/", "suche/?q=xyzxyz"):
        assert 'href="/en/angebote/finder/"' in client.get(f"/en/{path}").content.decode()
