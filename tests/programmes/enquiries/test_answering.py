"""The mail to the organisation, the inbox, and how long enquiries are kept."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from home.models import User
from home.roles import editors_group
from programmes.models import Enquiry
from tests.programmes.enquiries.making import QUESTION, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer(world):
    settings = world.settings()
    settings.email = "netzwerk@example.org"
    settings.save()
    offer = world.offer(world.programme(), title="Werkstatt")
    type(offer).objects.filter(pk=offer.pk).update(contact_email="kurs@example.org")
    type(offer.get_parent().specific).objects.update(contact_email="programm@example.org")
    return offer


@pytest.fixture
def editor(client):
    user = User.objects.create_user("redaktion", password="geheim")
    user.groups.add(editors_group())
    client.force_login(user)
    return user


def enquiry(*, days: int = 0) -> Enquiry:
    """An enquiry that came so many days ago."""
    then = timezone.now() - timedelta(days=days, minutes=1)
    return Enquiry.objects.create(
        message=QUESTION,
        name="Олена",
        email="olena@example.org",
        language="uk",
        answer_by="email",
        created_at=then,
    )


def mark_on(client, address: str) -> str:
    """What the form at an address knows of the answer that it shows."""
    return re.search(r'name="seen" value="([^"]+)"', client.get(address).content.decode())[1]


def answer(client, address: str, seen: str = "", **answers: object):
    """Save the form, as it is now or as somebody has `seen` it before."""
    return client.post(
        address, {"state": "in_work", "notes": "", "seen": seen or mark_on(client, address), **answers}
    )


def test_the_organisation_gets_the_question_under_german_field_names(client, offer):
    ask(client, offer.path_below_home)
    [told] = mail.outbox
    assert told.to == ["kurs@example.org"]
    assert told.reply_to == ["olena@example.org"]
    assert "Werkstatt" in told.subject
    assert QUESTION in told.body
    assert "Ukrainisch" in told.body
    assert f"/admin/snippets/programmes/enquiry/edit/{Enquiry.objects.get().pk}/" in told.body


def test_without_a_contact_of_its_own_the_programme_and_then_the_network_are_asked(client, offer):
    type(offer).objects.filter(pk=offer.pk).update(contact_email="")
    ask(client, offer.path_below_home)
    type(offer.get_parent().specific).objects.update(contact_email="")
    ask(client, offer.path_below_home, message="Noch eine Frage")
    ask(client, message="Allgemein")
    assert [told.to for told in mail.outbox] == [
        ["programm@example.org"],
        ["netzwerk@example.org"],
        ["netzwerk@example.org"],
    ]


def test_nothing_is_lost_when_the_mail_server_is_away(client, offer, settings):
    settings.EMAIL_BACKEND = "tests.home.feedback.no_mail.EmailBackend"
    assert ask(client, offer.path_below_home).status_code == 302
    assert Enquiry.objects.count() == 1


def test_editors_say_who_answers_and_change_nothing_that_was_asked(client, world, editor):
    one = enquiry()
    address = f"/admin/snippets/programmes/enquiry/edit/{one.pk}/"
    assert QUESTION in client.get(address).content.decode()
    answer(client, address, in_charge=editor.pk, notes="Ruft morgen an", message="Anders")
    one.refresh_from_db()
    assert (one.state, one.in_charge, one.notes) == ("in_work", editor, "Ruft morgen an")
    assert one.message == QUESTION


def test_of_two_who_answer_at_once_the_second_is_told_and_loses_nothing(client, world, editor):
    one = enquiry()
    address = f"/admin/snippets/programmes/enquiry/edit/{one.pk}/"
    before = mark_on(client, address)
    assert answer(client, address, before, in_charge=editor.pk, notes="Von A").status_code == 302
    refused = answer(client, address, before, notes="Von B")
    html = refused.content.decode()
    assert refused.status_code == 200
    assert "Von A" in html
    assert "Von B" in html
    one.refresh_from_db()
    assert (one.in_charge, one.notes) == (editor, "Von A")
    again = re.search(r'name="seen" value="([^"]+)"', html)[1]
    assert answer(client, address, again, notes="Von A und B").status_code == 302


def test_the_inbox_lists_what_came(client, world, editor):
    enquiry()
    html = client.get("/admin/snippets/programmes/enquiry/").content.decode()
    assert "Олена" in html
    assert "Українська" in html


def test_nobody_adds_enquiries_in_the_admin(client, world, editor):
    assert client.get("/admin/snippets/programmes/enquiry/add/").status_code in (302, 403, 404)


def test_an_enquiry_stays_when_its_offer_goes(client, offer):
    ask(client, offer.path_below_home)
    offer.delete()
    stored = Enquiry.objects.get()
    assert (stored.offer, stored.about) == (None, "Werkstatt")


def test_enquiries_go_after_the_days_in_the_site_settings(world, capsys):
    settings = world.settings()
    settings.enquiry_days = 30
    settings.save()
    kept = enquiry(days=29)
    enquiry(days=30)
    call_command("delete_old_enquiries")
    assert list(Enquiry.objects.all()) == [kept]
    assert "Deleted 1 enquiries" in capsys.readouterr().out


def test_without_site_settings_enquiries_go_after_three_months():
    kept = enquiry(days=89)
    enquiry(days=90)
    call_command("delete_old_enquiries")
    assert list(Enquiry.objects.all()) == [kept]
