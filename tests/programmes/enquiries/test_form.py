"""Asking about an offer: what is stored, what comes back, what is refused."""

import pytest
from django.core import mail

from programmes.models import Enquiry
from tests.programmes.enquiries.making import QUESTION, ask
from tests.worlds import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(world):
    world.settings()
    return world.offer(world.programme(), title="Werkstatt")


def test_a_question_is_stored_with_its_offer_and_language(client, offer):
    response = ask(client, offer.path_below_home)
    assert response.status_code == 302
    assert response["Location"].startswith("/uk/fragen/danke/?angebot=programme")
    stored = Enquiry.objects.get()
    assert (stored.offer, stored.about, stored.message) == (offer, "Werkstatt", QUESTION)
    assert (stored.language, stored.name, stored.email) == ("uk", "Олена", "olena@example.org")
    assert stored.state == Enquiry.State.NEW
    assert client.get(response["Location"]).status_code == 200
    assert not client.cookies


def test_a_question_about_a_translated_offer_belongs_to_the_german_one(client, world, offer):
    world.translate(offer, "uk")
    ask(client, offer.path_below_home)
    assert Enquiry.objects.get().offer == offer


def test_the_form_says_what_it_is_about_and_who_answers(client, offer):
    html = client.get(f"/en/fragen/?angebot={offer.path_below_home}").content.decode()
    assert '<strong lang="de" dir="ltr">Werkstatt</strong>' in html
    assert offer.get_parent().specific.organisation.name in html
    assert "within 3 working days" in html
    assert '<option value="en" selected>' in html


def test_the_page_of_an_offer_leads_to_its_form(client, offer):
    html = client.get(f"/uk/{offer.path_below_home}").content.decode()
    address = f"/uk/fragen/?angebot={offer.path_below_home.replace('/', '%2F')}"
    assert f'href="{address}"' in html
    assert "Werkstatt" in client.get(address).content.decode()


@pytest.mark.parametrize("path", ["gibt/es/nicht/", "../../x", "%00", "x" * 5000, "seite/", "'--"])
def test_a_question_about_something_unknown_is_a_question_all_the_same(client, world, offer, path):
    world.standard_page()
    assert client.get(f"/uk/fragen/?angebot={path}").status_code == 200
    assert ask(client, path).status_code == 302
    assert Enquiry.objects.get().offer is None


def test_a_draft_is_not_named_to_anybody(client, offer):
    offer.unpublish()
    assert "Werkstatt" not in client.get(f"/de/fragen/?angebot={offer.path_below_home}").content.decode()


@pytest.mark.parametrize(
    ("changed", "control"),
    [
        ({"message": ""}, "id_message"),
        ({"name": ""}, "id_name"),
        ({"email": ""}, "id_email"),
        ({"email": "nein"}, "id_email"),
        ({"answer_by": "phone", "phone": ""}, "id_phone"),
        ({"answer_by": "phone", "phone": "drei"}, "id_phone"),
        ({"consent": ""}, "id_consent"),
        ({"language": "xx"}, "id_language"),
    ],
)
def test_what_is_missing_comes_back_with_everything_typed(client, offer, changed, control):
    typed = {"message": "Ein Text & mehr", "name": "Ada", **changed}
    response = ask(client, offer.path_below_home, **typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert f'href="#{control}"' in html
    assert "Werkstatt" in html
    if typed["message"]:
        assert "Ein Text &amp; mehr" in html
    assert Enquiry.objects.count() == 0


def test_what_may_be_needed_is_not_called_optional(client, offer):
    html = client.get(f"/en/fragen/?angebot={offer.path_below_home}").content.decode()
    assert "(optional)" not in html
    assert html.count("If you would like the answer by") == 2


def test_who_wants_a_call_needs_no_e_mail_address(client, offer):
    ask(client, offer.path_below_home, answer_by="phone", email="", phone="+49 521 555 01-00")
    assert Enquiry.objects.get().phone == "+49 521 555 01-00"


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(client, offer):
    assert ask(client, offer.path_below_home, webseite="https://example.org").status_code == 302
    assert Enquiry.objects.count() == 0
    assert mail.outbox == []


def test_too_many_questions_are_asked_to_wait_and_lose_nothing(client, offer):
    for number in range(10):
        assert ask(client, message=f"Frage {number}").status_code == 302
    response = ask(client, message="Die elfte")
    assert response.status_code == 429
    assert "Die elfte" in response.content.decode()


@pytest.mark.parametrize("name", ["message", "name", "email", "phone", "language", "answer_by", "token"])
@pytest.mark.parametrize("value", ["\x00", "x" * 20_000, "😀", "\r\nBcc: a@b.de", HOSTILE])
def test_garbage_in_a_field_is_answered(client, offer, name, value):
    response = ask(client, offer.path_below_home, **{name: value})
    assert response.status_code in (302, 422)
    assert "<script>alert" not in response.content.decode()


def test_the_form_needs_few_queries_however_many_offers_there_are(
    client, world, offer, django_assert_max_num_queries
):
    address = f"/uk/fragen/?angebot={offer.path_below_home}"
    for number in range(5):
        world.offer(world.programmes[0], title=f"Nr. {number}")
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)
