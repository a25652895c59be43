from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from home.models import User
from home.roles import editors_group
from search import querylog
from search.models import QueryCount
from tests.search.making import make
from tests.worlds import FIREFOX

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("edit", "edit@example.org", "edit")
    user.groups.add(editors_group())
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    "text",
    [
        "anna@example.org",
        "anna (at) example",
        "anna.example.com",
        "0521 5550110",
        "+49 521 / 555-0110",
        "٠٥٢١٥٥٥",
        "Bescheid 123456789",
        "Petrenko 4711",
        "Mehmet Yılmaz 12.03.1985",
        "Mehmet Yılmaz 1985",
        "DE89 3704",
        "https://example.org",
        "x" * 101,
        "a " * 13,
        "",
        " ?!",
    ],
)
def test_what_may_tell_of_a_person_is_not_kept(text):
    assert querylog.normalised(text) == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" Anerkennung? ", "anerkennung"),
        ("Förderrunde 2026-2028", "förderrunde 2026-2028"),
        ("B2 Kurs", "b2 kurs"),
        ("IQ um 9 am 2. Dezember 2025", "iq um 9 am 2. dezember 2025"),
        ("§ 16d", "§ 16d"),
        ("Produktionsallrounder 2.0", "produktionsallrounder 2.0"),
    ],
)
def test_queries_are_kept_in_one_spelling(text, kept):
    assert querylog.normalised(text) == kept


def test_searches_are_counted_by_language_and_day(client, world):
    make("Kurs", readers="de")
    for address in ("/de/suche/?q=Kurs", "/de/suche/?q=kurs", "/uk/suche/?q=kurs", "/de/suche/?q=Raumfahrt"):
        client.get(address, headers={"User-Agent": FIREFOX})
    counts = set(QueryCount.objects.values_list("language", "text", "searches", "without_results"))
    assert counts == {("de", "kurs", 2, 0), ("uk", "kurs", 1, 0), ("de", "raumfahrt", 1, 1)}


def test_turning_pages_is_no_search(client, world):
    make("Kurs")
    client.get("/de/suche/?q=Kurs&art=page", headers={"User-Agent": FIREFOX})
    assert not QueryCount.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": FIREFOX, "Sec-Purpose": "prefetch"},
    ],
)
def test_what_no_person_asks_is_not_counted(client, world, headers):
    client.get("/de/suche/?q=Kurs", headers=headers)
    assert not QueryCount.objects.exists()


def test_old_counts_are_deleted_by_command():
    today = timezone.localdate()
    querylog.count("alt", "de", is_found=True, day=today - timedelta(days=181))
    querylog.count("neu", "de", is_found=True, day=today)
    call_command("forget_queries")
    assert list(QueryCount.objects.values_list("text", flat=True)) == ["neu"]


def test_editors_see_what_was_searched_in_vain(client, world, editor):
    for text, is_found in (("raumfahrt", False), ("kurs", True)):
        querylog.count(text, "de", is_found=is_found)
    everything = client.get(reverse("search_queries"))
    assert [query["text"] for query in everything.context["queries"]] == ["kurs", "raumfahrt"]
    in_vain = client.get(reverse("search_queries"), {"without": "on", "language": "de", "days": "7"})
    assert [query["text"] for query in in_vain.context["queries"]] == ["raumfahrt"]
    assert "/admin/search-queries/write/?title=raumfahrt" in in_vain.content.decode()


@pytest.mark.parametrize("title", ["визнання", "\x00визнання "])
def test_one_click_leads_to_a_new_page_with_its_title(client, world, editor, title):
    response = client.get(reverse("search_write"), {"title": title})
    assert response.status_code == 200
    assert response.context["form"]["title"].value() == "Визнання"
    assert f"/admin/pages/add/home/standardpage/{world.home.pk}/" in response.content.decode()


def test_visitors_do_not_open_a_new_page(client, world):
    assert client.get(reverse("search_write"), {"title": "x"}).status_code == 302


@pytest.mark.parametrize("parameters", [{"days": "x"}, {"language": "xx"}, {"p": "-1"}])
def test_the_report_bears_any_parameter(client, world, editor, parameters):
    assert client.get(reverse("search_queries"), parameters).status_code == 200


def test_visitors_do_not_see_what_was_searched(client):
    assert client.get(reverse("search_queries")).status_code == 302


def test_one_click_leads_to_the_form_that_promotes(client, world, editor):
    response = client.post(reverse("search_promote"), {"text": "Kurs"})
    assert response.url == reverse(
        "wagtailsearchpromotions:edit", args=[Query.objects.get(query_string="kurs").pk]
    )
    assert client.get(response.url).status_code == 200


def test_the_number_of_queries_of_the_report_does_not_grow(
    client, world, editor, django_assert_max_num_queries
):
    for number in range(40):
        querylog.count(f"wort {number}", "de", is_found=True)
    client.get(reverse("search_queries"))
    with django_assert_max_num_queries(20):
        client.get(reverse("search_queries"))


def test_a_promoted_page_stands_on_top_in_the_reader_s_language(client, world):
    page = world.standard_page("tipp", title="Der Tipp")
    world.translate(page, "en", **{"Der Tipp": "The tip"})
    SearchPromotion.objects.create(query=Query.get("kurs"), page=page, description="Lies das")
    make("Kurs")
    assert client.get("/de/suche/?q=Kurs").context["promoted"][0].title == "Der Tipp"
    english = client.get("/en/suche/?q=kurs").context["promoted"][0]
    assert (english.title, english.url) == ("The tip", "/en/tipp/")
    german_for_turks = client.get("/tr/suche/?q=kurs").context["promoted"][0]
    assert (german_for_turks.title, german_for_turks.language) == ("Der Tipp", "de")


def test_a_page_promoted_for_one_language_is_not_promoted_for_others(client, world):
    page = world.translate(world.standard_page("tipp"), "en")
    SearchPromotion.objects.create(query=Query.get("kurs"), page=page)
    assert client.get("/tr/suche/?q=kurs").context["promoted"] == []
    assert client.get("/en/suche/?q=kurs").context["promoted"]


def test_a_promoted_page_that_is_no_longer_public_is_gone(client, world):
    page = world.standard_page("tipp")
    SearchPromotion.objects.create(query=Query.get("kurs"), page=page)
    page.unpublish()
    assert client.get("/de/suche/?q=kurs").context["promoted"] == []
