"""What could not be submitted stands on the board, and is tried again there."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from django_tasks_db.models import get_date_max as never

from demo.builders.translations import locale_for
from home.board.submissions import submissions
from home.localize import tasks
from home.localize.submission import submit
from home.models import User
from tests.home.board.test_board import BOARD
from tests.home.localize.conftest import browser, person, said, submit_url, version
from tests.home.localize.test_buttons import state_address
from tests.worlds import committed

pytestmark = pytest.mark.django_db


def queued(thing, *codes: str, status: str = TaskResultStatus.FAILED) -> DBTaskResult:
    """What the queue remembers of a submission; by default it has failed."""
    for code in set(codes) - {"xx"}:
        locale_for(code)
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [thing._meta.label, str(thing.pk), list(codes), 1], "kwargs": {}},
        task_path=tasks.submit_for_translation.module_path,
        backend_name="default",
        run_after=never(),
        finished_at=timezone.now() if status == TaskResultStatus.FAILED else None,
    )


def again(client, result: DBTaskResult):
    with committed():
        return client.post(reverse("translation_board:try_again", args=[result.pk]))


@pytest.fixture(params=["offer", "event"])
def thing(request, world):
    return getattr(world, request.param)(title="Ein Titel")


def test_a_failure_is_told_on_the_board_and_on_the_page_of_the_german_version(editor, thing):
    queued(thing, "en", "tr")
    for address in (BOARD, state_address(thing)):
        page = editor.get(address).content.decode()
        assert "Submitting “Ein Titel" in page
        assert '<bdi lang="tr">Türkçe</bdi>' in page
        assert "Try again" in page


def test_what_waits_is_told_without_a_button(editor, thing):
    queued(thing, "en", status=TaskResultStatus.READY)
    page = editor.get(BOARD).content.decode()
    assert "waits to be carried out" in page
    assert "Try again" not in page


def test_trying_again_makes_the_drafts_and_forgets_the_failure(editor, thing):
    result = queued(thing, "en")
    assert "was submitted again" in said(again(editor, result))
    assert version(thing).live is False
    assert not DBTaskResult.objects.exists()
    assert "failed" not in editor.get(BOARD).content.decode()


def test_a_second_failure_is_told_and_remembered(editor, thing, monkeypatch):
    result = queued(thing, "en")
    monkeypatch.setattr(tasks, "submit", fail_in_english)
    assert "failed again" in said(again(editor, result))
    assert DBTaskResult.objects.exists()


def test_a_failure_that_was_mended_otherwise_is_not_told(editor, thing):
    queued(thing, "en")
    submit(thing, locale_for("en"))
    assert submissions(User.objects.get(username="editor")) == []


def test_trying_again_what_is_gone_says_so(editor, thing):
    result = queued(thing, "en")
    DBTaskResult.objects.all().delete()
    assert "dealt with meanwhile" in said(again(editor, result))


def test_failures_of_what_somebody_may_not_edit_are_nobodys_business(world, thing):
    result = queued(thing, "en")
    somebody = person("somebody", "programmes.change_series", pages={world.home: ()})
    client = browser(somebody)
    assert "Ein Titel" not in client.get(BOARD).content.decode()
    assert "dealt with meanwhile" in said(again(client, result))
    assert version(thing) is None


def test_rubbish_in_the_queue_does_no_harm(editor, thing):
    queued(thing, "en", "xx")
    DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": ["gone.Model", "1", ["en"], 1], "kwargs": {}},
        task_path=tasks.submit_for_translation.module_path,
        backend_name="default",
        run_after=never(),
    )
    assert editor.get(BOARD).status_code == 200
    [found] = submissions(User.objects.get(username="editor"))
    assert [language.code for language in found.languages] == ["en"]


def test_the_number_of_queries_does_not_grow(world, editor, django_assert_num_queries):
    for _number in range(2):
        queued(world.offer(), "en", "tr")
    user = User.objects.get(username="editor")
    with django_assert_num_queries(4):
        assert len(submissions(user)) == 2
    for _number in range(4):
        queued(world.offer(), "en", "tr")
    user = User.objects.get(username="editor")
    with django_assert_num_queries(4):
        assert len(submissions(user)) == 6


def fail_in_english(thing, locale, user=None) -> bool:
    if locale.language_code == "en":
        raise RuntimeError
    return submit(thing, locale, user)


def test_where_tasks_run_at_once_the_editor_is_told_at_once(editor, thing, monkeypatch):
    monkeypatch.setattr(tasks, "submit", fail_in_english)
    locales = [locale_for(code).pk for code in ("en", "tr")]
    with committed():
        response = editor.post(submit_url(thing), {"locales": locales})
    assert "Not everything could be submitted" in said(response)
    assert "Ein Titel" in said(response)


def test_one_language_that_fails_does_not_take_the_others_along(editor, thing, monkeypatch):
    monkeypatch.setattr(tasks, "submit", fail_in_english)
    locales = [locale_for(code).pk for code in ("de-simple", "en", "tr")]
    with committed():
        editor.post(submit_url(thing), {"locales": locales})
    assert version(thing, "de-simple") is not None
    assert version(thing, "tr") is not None
    assert version(thing, "en") is None
