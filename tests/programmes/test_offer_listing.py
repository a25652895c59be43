import re
from datetime import timedelta
from itertools import product

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from programmes.models import OfferPage
from programmes.offer_facets import starts_of
from programmes.offer_facts import codes_in, offer_facts_in
from programmes.offer_listing import OfferListing
from programmes.vocabularies import GermanLevel, Kreis
from tests.worlds import World

pytestmark = pytest.mark.django_db


def listing(query: str = "", code: str = "de") -> OfferListing:
    return OfferListing(QueryDict(query), code, "/de/angebote/")


def found(query: str = "", code: str = "de") -> list[str]:
    return [offer.title for offer in listing(query, code).part(1, 50)]


def counts(query: str = "") -> dict[str, dict[str, int]]:
    return {
        question.facet.name: {answer.code: answer.count for answer in question.answers}
        for question in listing(query).faceted.questions
    }


def in_days(number: int) -> str:
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def test_offers_in_the_whole_region_or_online_fit_every_kreis(world):
    world.offer(title="Lippe", kreise=["lippe"])
    world.offer(title="Paderborn", kreise=["paderborn"])
    world.offer(title="Überall", kreise=["owl"])
    world.offer(title="Online", kreise=["guetersloh", "online"])
    assert found("kreis=lippe") == ["Lippe", "Online", "Überall"]


def test_the_german_i_have_suffices_for_offers_that_need_less(world):
    for level in ("none", "b1", "b2"):
        world.offer(title=level, level_in=level)
    assert found("deutsch=b1") == ["b1", "none"]
    assert counts()["deutsch"] == {"none": 1, "a1": 1, "a2": 1, "b1": 2, "b2": 3, "c1": 3, "c2": 3}


def test_an_offer_speaks_the_language_i_choose(world):
    world.offer(title="Arabisch", coaching_languages=["de", "ar"])
    world.offer(title="Deutsch", coaching_languages=["de"])
    assert found("sprache=ar") == ["Arabisch"]
    assert found("sprache=ar&sprache=de") == ["Arabisch", "Deutsch"]


def test_what_an_offer_leaves_open_excludes_nobody(world):
    world.offer(title="Offen", audiences=[], recognition_states=[], kreise=[])
    world.offer(title="Anders", audiences=["employers"], recognition_states=["full"], kreise=["herford"])
    assert found("zielgruppe=professionals&anerkennung=partial&kreis=lippe") == ["Offen"]


def test_an_offer_for_all_sectors_is_found_by_that_name(world):
    world.offer(title="Ohne Angabe", sectors=[])
    world.offer(title="Für alle", sectors=["cross_sector"])
    world.offer(title="Pflege", sectors=["health"])
    assert found("branche=cross_sector") == ["Für alle", "Ohne Angabe"]


def test_answers_are_combined(world):
    world.offer(title="Beides", kreise=["lippe"], coaching_languages=["ar"], level_in="b1")
    world.offer(title="Nur Ort", kreise=["lippe"], coaching_languages=["de"], level_in="b1")
    assert found("kreis=lippe&deutsch=b1&sprache=ar") == ["Beides"]


def test_type_format_organisation_and_funding_round_are_facets_too(world):
    old = world.programme(funding_round="2023-2025")
    world.offer(old, title="Alt", offer_type="mentoring", format="online")
    world.offer(world.programme(), title="Neu", offer_type="coaching", format="in_person")
    assert found("art=mentoring&form=online&runde=2023-2025") == ["Alt"]
    assert counts()["runde"] == {"2023-2025": 1, "2026-2028": 1}
    assert counts("runde=2023-2025")["traeger"] == {"netzwerk-beispiel": 1}


def test_when_an_offer_can_begin(world):
    world.offer(title="Immer", rolling_start=True)
    world.offer(title="Bald", start_dates=[in_days(-10), in_days(20)])
    world.offer(title="In zwei Monaten", start_dates=[in_days(60)])
    world.offer(title="Nächstes Jahr", start_dates=[in_days(300)])
    world.offer(title="Vorbei", start_dates=[in_days(-1)])
    assert found("start=rolling") == ["Immer"]
    assert found("start=now") == ["Bald", "Immer"]
    assert found("start=soon") == ["Bald", "Immer", "In zwei Monaten"]


def test_a_translation_is_listed_once_with_the_start_dates_of_the_german_page(world):
    offer = world.offer(title="Kurs", start_dates=[in_days(20)])
    world.offer(title="Nur deutsch")
    world.translate(offer, "en", Kurs="Course")
    part = listing(code="en").part(1, 12)
    assert [one.title for one in part] == ["Course", "Nur deutsch"]
    assert str(part[0].next_start) == in_days(20)
    assert found("start=now", "en") == ["Course"]


def test_what_is_in_the_readers_language_comes_first(world):
    world.offer(title="A nur deutsch")
    world.translate(world.offer(title="Kurs"), "en", Kurs="Z course")
    assert found(code="en") == ["Z course", "A nur deutsch"]


def test_the_list_can_be_sorted(world):
    world.offer(title="B spät", start_dates=[in_days(50)], verified_on="2026-01-02")
    world.offer(title="Ä ohne")
    world.offer(title="C immer", rolling_start=True, verified_on="2026-03-04")
    assert found() == ["Ä ohne", "B spät", "C immer"]
    assert found("sortierung=start") == ["C immer", "B spät", "Ä ohne"]
    assert found("sortierung=stand") == ["C immer", "B spät", "Ä ohne"]
    assert found("sortierung=quatsch") == found()


def test_a_way_to_sort_stays_when_something_is_chosen(world):
    world.offer(kreise=["lippe"])
    shown = listing("kreis=lippe&sortierung=start")
    assert [link.address for link in shown.sort_links] == [
        "/de/angebote/?kreis=lippe",
        "/de/angebote/?kreis=lippe&sortierung=start",
        "/de/angebote/?kreis=lippe&sortierung=stand",
    ]
    assert shown.faceted.chosen[0].address == "/de/angebote/?sortierung=start"


@pytest.mark.parametrize(
    "query",
    [
        "kreis=mars",
        "deutsch=d9",
        "sprache=%00",
        "zielgruppe=",
        "kreis=owl",
        "x=y",
        "start=gestern",
        "traeger=0",
    ],
)
def test_what_is_no_answer_is_ignored(world, query):
    world.offer(title="Eins")
    assert found(query) == ["Eins"]


def test_answers_that_exclude_each_other_are_answered_kindly(client, world):
    world.offer(level_in="c1", kreise=["lippe"])
    assert world.offer_index.live
    response = client.get("/de/angebote/?deutsch=none&kreis=herford&seite=99")
    assert response.status_code == 200
    assert response.context["offers"].paginator.count == 0
    assert 'class="empty-state"' in response.content.decode()
    assert '<a class="facets-chosen__all" href="/de/angebote/"' in response.content.decode()


def test_a_filtered_list_says_what_was_chosen_and_is_not_for_search_engines(client, world):
    world.offer(kreise=["lippe"])
    assert world.offer_index.live
    plain = client.get("/de/angebote/").content.decode()
    html = client.get("/de/angebote/?kreis=lippe").content.decode()
    (box,) = [tag for tag in html.split("<input") if 'value="lippe"' in tag]
    assert "checked" in box.split(">")[0]
    assert "noindex" in html
    assert "noindex" not in plain


def test_an_answer_that_leads_to_nothing_cannot_be_chosen_but_taken_back(client, world):
    world.offer(kreise=["lippe"], level_in="b1")
    world.offer(kreise=["herford"], level_in="c1")
    assert world.offer_index.live
    html = client.get("/de/angebote/?deutsch=b1&kreis=lippe&sprache=ar").content.decode()
    assert re.search(r'value="herford"\s+disabled>', html)
    assert re.search(r'value="lippe"\s+checked>', html)


def test_the_form_names_the_region_that_a_script_may_renew(client, world):
    world.offer()
    assert world.offer_index.live
    html = client.get("/de/angebote/").content.decode()
    assert 'data-live="#results"' in html
    assert '<div id="results">' in html
    assert 'id="result-count" role="status"' in html


def test_counts_are_those_of_the_list_behind_each_answer(world):
    places = (["lippe"], ["herford", "lippe"], ["owl"], ["online"])
    for number, (kreise, level) in enumerate(product(places, ("none", "a2", "b1"))):
        world.offer(
            title=f"Angebot {number:02}",
            kreise=kreise,
            level_in=level,
            sectors=[["health"], ["mint", "health"], []][number % 3],
            rolling_start=number % 2 == 0,
        )
    for query in ("", "kreis=herford", "kreis=herford&deutsch=a2", "branche=mint&start=now&kreis=lippe"):
        for question in listing(query).faceted.questions:
            name = question.facet.name
            others = "&".join(part for part in query.split("&") if not part.startswith(f"{name}="))
            for answer in question.answers:
                assert answer.count == len(found(f"{others}&{name}={answer.code}")), (query, answer)


@pytest.mark.parametrize("number", [3, 60])
def test_facets_and_list_need_four_queries_however_many_offers_there_are(
    world, number, django_assert_num_queries
):
    first = world.offer(start_dates=[in_days(5)])
    programme = world.programmes[0]
    programme.refresh_from_db()
    for place in range(number - 1):
        page = OfferPage(title=f"Kurs {place}", promise="Etwas", offer_type="coaching", format="online")
        programme.add_child(instance=page)
    world.translate(first, "uk")
    with django_assert_num_queries(4):
        shown = listing("kreis=lippe", "uk")
        assert shown.faceted.questions
        assert shown.part(1, 12).paginator.count == number


def test_every_code_of_a_list_is_read_from_the_database(world):
    world.offer(kreise=Kreis.values, sectors=[])
    (facts,) = offer_facts_in("de")
    assert facts.kreise == tuple(Kreis.values)
    assert facts.sectors == codes_in("{}") == ()


def test_every_level_suffices_for_itself(world):
    for level in GermanLevel.values:
        world.offer(title=level, level_in=level)
        assert level in found(f"deutsch={level}")


def test_an_offer_that_begins_today_begins_now(world):
    world.offer(start_dates=[in_days(0)])
    (facts,) = offer_facts_in("de")
    assert starts_of(facts, timezone.localdate()) == ("now", "soon")


def test_offers_behind_a_login_are_neither_listed_nor_counted(world):
    offer = world.offer(kreise=["lippe"])
    offer.view_restrictions.create(restriction_type="login")
    assert found() == []
    assert counts() == {}


def test_the_list_is_there_without_offers(world: World):
    assert world.offer_index.live
    assert Client().get("/ar/angebote/?kreis=lippe").status_code == 200
