"""The feedback form: what is stored, what comes back, what is refused."""

import pytest
from django.core import mail

from home.models import Feedback
from tests.tokens import token_from_before
from tests.worlds import HOSTILE, World, committed

pytestmark = pytest.mark.django_db
ADDRESS = "/de/rueckmeldung/"


@pytest.fixture(autouse=True)
def team(world: World) -> None:
    settings = world.settings()
    settings.feedback_email = "team@example.org"
    settings.save()


def answers(**changed: str) -> dict[str, str]:
    """A form as somebody sends it who needed a minute."""
    given = {"kind": "barrier", "message": "Der Knopf ist zu klein.", "page": "/de/angebote/"}
    return {**given, "name": "", "email": "", "token": token_from_before("feedback"), **changed}


def send(client, address: str = ADDRESS, headers: dict[str, str] | None = None, **changed: str):
    with committed():
        return client.post(address, answers(**changed), headers=headers)


@pytest.mark.parametrize("code", ["de", "de-simple", "uk", "ar"])
def test_what_was_written_is_stored_with_the_language_of_the_page(client, code):
    response = send(client, f"/{code}/rueckmeldung/", email="ada@example.org", name="Ada")
    assert response.status_code == 302
    assert response["Location"] == f"/{code}/rueckmeldung/danke/"
    stored = Feedback.objects.get()
    assert (stored.kind, stored.page, stored.name) == ("barrier", "/de/angebote/", "Ada")
    assert (stored.message, stored.language) == ("Der Knopf ist zu klein.", code)
    assert not stored.is_answered


def test_the_way_from_the_form_to_the_thanks_needs_no_cookie(client):
    form = client.get(ADDRESS)
    sent = send(client)
    thanks = client.get(sent["Location"])
    assert [answer.status_code for answer in (form, sent, thanks)] == [200, 302, 200]
    assert not client.cookies
    assert "no-store" in form["Cache-Control"]


def test_the_team_is_told_and_can_answer(client):
    send(client, "/uk/rueckmeldung/", email="ada@example.org")
    [told] = mail.outbox
    assert told.to == ["team@example.org"]
    assert told.reply_to == ["ada@example.org"]
    assert "Der Knopf ist zu klein." in told.body
    assert "Українська" in told.body
    assert f"/admin/snippets/home/feedback/edit/{Feedback.objects.get().pk}/" in told.body


def test_a_text_in_the_mail_is_as_it_was_written(client):
    send(client, message=HOSTILE)
    assert HOSTILE in mail.outbox[0].body


def test_nothing_is_lost_when_the_mail_server_is_away(client, settings):
    settings.EMAIL_BACKEND = "tests.home.feedback.no_mail.EmailBackend"
    assert send(client).status_code == 302
    assert Feedback.objects.count() == 1


def test_without_an_address_for_mail_feedback_is_still_stored(client, world):
    settings = world.home.get_site().sitesettings
    settings.feedback_email = ""
    settings.save()
    assert send(client).status_code == 302
    assert Feedback.objects.count() == 1
    assert mail.outbox == []


def test_bad_input_comes_back_with_everything_that_was_typed(client):
    response = send(client, email="nein", message="Ein Text & mehr", name="Ada", kind="mistake")
    html = response.content.decode()
    assert response.status_code == 422
    assert "Ein Text &amp; mehr" in html
    for typed in ('value="nein"', 'value="Ada"', 'value="/de/angebote/"'):
        assert typed in html
    assert Feedback.objects.count() == 0


def test_the_summary_of_errors_leads_to_the_fields(client):
    html = send(client, email="nein", message="", kind="").content.decode()
    for control in ("id_kind_0", "id_message", "id_email"):
        assert f'href="#{control}"' in html
        assert f'id="{control}"' in html
    assert html.count('aria-invalid="true"') >= 2
    assert 'aria-describedby="id_email_helptext id_email_error"' in html


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(client):
    response = send(client, webseite="https://example.org/buy")
    assert response["Location"] == f"{ADDRESS}danke/"
    assert Feedback.objects.count() == 0
    assert mail.outbox == []


def test_a_form_without_a_token_comes_back_and_can_be_sent_then(client):
    response = send(client, token="")
    assert response.status_code == 422
    assert "Der Knopf ist zu klein." in response.content.decode()
    assert response.context["form"].token_to_show


def test_a_form_on_another_website_is_not_taken(client):
    response = send(client, headers={"origin": "https://elsewhere.example"})
    assert response.status_code == 422
    assert Feedback.objects.count() == 0


def test_a_double_click_sends_once(client):
    token = token_from_before("feedback")
    for _ in range(2):
        assert send(client, token=token).status_code == 302
    assert Feedback.objects.count() == 1
    assert len(mail.outbox) == 1


def test_too_many_messages_are_asked_to_wait_and_lose_nothing(client):
    for number in range(10):
        assert send(client, message=f"Nachricht {number}").status_code == 302
    response = send(client, message="Die elfte")
    assert response.status_code == 429
    assert "Die elfte" in response.content.decode()
    assert Feedback.objects.count() == 10


def test_mistakes_in_typing_do_not_count_as_messages(client):
    for _ in range(15):
        assert send(client, message="").status_code == 422
    assert send(client).status_code == 302


@pytest.mark.parametrize("name", ["kind", "message", "page", "name", "email", "token", "webseite"])
@pytest.mark.parametrize("value", ["\x00", "x" * 20_000, "😀", "' OR 1=1 --", "\r\nBcc: a@b.de"])
def test_garbage_in_a_field_is_answered(client, name, value):
    assert send(client, **{name: value}).status_code in (302, 422)


def test_the_page_somebody_comes_from_is_filled_in(client):
    html = client.get(
        ADDRESS, headers={"referer": "http://testserver/de/angebote/?kreis=lippe"}
    ).content.decode()
    assert 'value="/de/angebote/"' in html


def test_the_form_is_linked_from_every_page_and_from_the_accessibility_statement(client, world):
    page = world.standard_page("barrierefreiheit")
    world.translate(page, "uk")
    before = client.get("/uk/barrierefreiheit/").content.decode()
    settings = world.home.get_site().sitesettings
    settings.accessibility_statement = page
    settings.save()
    after = client.get("/uk/barrierefreiheit/").content.decode()
    link = 'href="/uk/rueckmeldung/"'
    assert before.count(link) == 1
    assert after.count(link) == 2


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}danke/"])
def test_the_pages_need_few_queries(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)
