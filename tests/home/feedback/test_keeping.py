"""How long feedback is kept, and who reads it."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from home.models import Feedback, User
from home.roles import editors_group

pytestmark = pytest.mark.django_db


def feedback(*, days: int = 0, message: str = "Ein Text") -> Feedback:
    """Feedback that came so many days ago."""
    then = timezone.now() - timedelta(days=days, minutes=1)
    return Feedback.objects.create(message=message, language="uk", created_at=then)


@pytest.fixture
def editor(client):
    user = User.objects.create_user("redaktion", password="geheim")
    user.groups.add(editors_group())
    client.force_login(user)
    return client


def test_feedback_goes_after_the_days_in_the_site_settings(world, capsys):
    settings = world.settings()
    settings.feedback_days = 30
    settings.save()
    kept = feedback(days=29)
    feedback(days=30)
    call_command("delete_old_feedback")
    assert list(Feedback.objects.all()) == [kept]
    assert "Deleted 1 messages" in capsys.readouterr().out


def test_without_site_settings_feedback_goes_after_half_a_year():
    kept = feedback(days=179)
    feedback(days=180)
    call_command("delete_old_feedback")
    assert list(Feedback.objects.all()) == [kept]


def test_editors_see_what_came(world, editor):
    feedback(message="Der Knopf ist zu klein.")
    html = editor.get("/admin/snippets/home/feedback/").content.decode()
    assert "Der Knopf ist zu klein." in html
    assert "Українська" in html


def test_editors_mark_feedback_as_answered_and_change_nothing_else(world, editor):
    one = feedback(message="Der Knopf ist zu klein.")
    address = f"/admin/snippets/home/feedback/edit/{one.pk}/"
    assert "Der Knopf ist zu klein." in editor.get(address).content.decode()
    editor.post(address, {"is_answered": "on", "message": "Alles gut"})
    one.refresh_from_db()
    assert one.is_answered
    assert one.message == "Der Knopf ist zu klein."


def test_nobody_adds_feedback_in_the_admin(world, client):
    client.force_login(User.objects.create_superuser("chief", password="geheim"))
    assert client.get("/admin/snippets/home/feedback/").status_code == 200
    assert client.get("/admin/snippets/home/feedback/add/").status_code in (302, 403, 404)
    assert Feedback.objects.count() == 0


def test_who_has_no_permission_sees_nothing(world, client):
    from django.contrib.auth.models import Permission

    user = User.objects.create_user("gast")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get("/admin/snippets/home/feedback/").status_code == 302


def test_the_list_says_nein_in_its_rows_and_for_the_filter_that_is_set(editor):
    feedback()
    page = editor.get(reverse("wagtailsnippets_home_feedback:list"), {"is_answered": "false"})
    said = re.sub(r"<script.*?</script>", "", page.content.decode(), flags=re.DOTALL)
    assert "False" not in said
    assert len(re.findall(r"\bNein\b", said)) == 3  # a choice of the filter, the filter that is set, the row
