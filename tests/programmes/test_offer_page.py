from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from home.models import User
from programmes.months import months_from
from programmes.reports import offers_to_verify

pytestmark = pytest.mark.django_db
ADDRESS = "/en/programme/programm-1/angebot-1/"
CONTACT = {
    "name": "Beratungsteam",
    "phone": "+49 521 5550120",
    "email": "lippe@example.org",
    "languages": ["uk", "ar"],
}
LONG_AGO = "That is more than six months ago."


def months_ago(number: int) -> str:
    return months_from(timezone.localdate(), -number).isoformat()


@pytest.mark.parametrize(
    ("day", "number", "other"),
    [
        ("2026-05-15", 6, "2026-11-15"),
        ("2026-08-31", -6, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-15", 3, "2027-02-15"),
        ("2026-12-31", -12, "2025-12-31"),
    ],
)
def test_months_are_those_of_the_calendar(day, number, other):
    assert months_from(date.fromisoformat(day), number) == date.fromisoformat(other)


def test_an_offer_says_how_to_reach_somebody_and_in_which_languages(client, world):
    world.offer(contact=CONTACT)
    html = client.get(ADDRESS).content.decode()
    assert 'href="tel:+495215550120"' in html
    assert 'href="mailto:lippe@example.org"' in html
    assert "You can ask in: Ukrainian, Arabic" in html


def test_an_offer_says_what_happens_what_it_costs_and_who_pays(client, world):
    world.offer(
        steps=[{"title": "Anruf", "text": "Wir hören zu."}], cost="Kostenfrei", funded_by="Förderprogramm"
    )
    html = client.get(ADDRESS).content.decode()
    for text in ("What happens when you call", "Wir hören zu.", "Kostenfrei", "Paid by:", "Förderprogramm"):
        assert text in html


@pytest.mark.parametrize(("months", "is_long_ago"), [(0, False), (6, False), (7, True), (30, True)])
def test_a_reader_is_told_gently_if_the_last_verification_was_long_ago(client, world, months, is_long_ago):
    world.offer(verified_on=months_ago(months))
    html = client.get(ADDRESS).content.decode()
    assert "Last verified on" in html
    assert (LONG_AGO in html) is is_long_ago


def test_a_reader_is_told_if_nobody_knows_when_an_offer_was_verified(client, world):
    world.offer()
    html = client.get(ADDRESS).content.decode()
    assert "Last verified on" not in html
    assert "We do not know when this was last verified." in html


def test_editors_see_which_offers_to_verify_the_oldest_first(world):
    world.offer(title="Neu", verified_on=months_ago(1))
    old = world.offer(title="Alt", verified_on=months_ago(8))
    world.offer(title="Älter", verified_on=months_ago(20))
    world.offer(title="Nie")
    world.translate(old)
    assert [offer.title for offer in offers_to_verify()] == ["Nie", "Älter", "Alt"]


def test_the_report_and_the_editor_say_so_in_the_admin(world):
    offer = world.offer(title="Alt", verified_on=months_ago(8), contact=CONTACT)
    client = Client()
    anna = User.objects.create_superuser("anna")
    UserProfile.objects.create(user=anna, preferred_language="en")
    client.force_login(anna)
    report = client.get("/admin/reports/offers-to-verify/").content.decode()
    assert "Alt" in report
    assert "lippe@example.org" in report
    assert client.get("/admin/reports/offers-to-verify/?export=csv").status_code == 200
    editor = client.get(f"/admin/pages/{offer.pk}/edit/").content.decode()
    assert "enter today as the day" in editor


def test_who_may_not_change_an_offer_is_not_shown_the_report(world):
    world.offer()
    client = Client()
    client.force_login(User.objects.create_user("ohne"))
    assert client.get("/admin/reports/offers-to-verify/").status_code == 302


def test_the_page_for_employers_lists_what_names_them(client, world):
    page = world.audience_page()
    world.offer(title="Mentoring", audiences=["employers", "professionals"])
    world.offer(title="Kurs", audiences=["professionals"])
    world.offer(title="Für alle", audiences=[])
    response = client.get("/en/arbeitgeber/")
    assert [offer.title for offer in response.context["offers"]] == ["Mentoring"]
    assert 'href="/en/angebote/?zielgruppe=employers"' in response.content.decode()
    assert world.translate(page).audience == "employers"


def test_a_programme_says_who_pays_and_on_paper_where_it_was_printed_from(client, world):
    world.settings()
    world.programme(funding_round="2023-2025")
    html = client.get("/en/programme/programm-1/").content.decode()
    assert "Who pays for this programme" in html
    assert html.count("Gefördert durch Beispiel") == 2  # here, and at the foot of every page
    assert "http://testserver/en/programme/programm-1/" in html.split('class="as-of"')[1]
