"""When a result is worked out anew, and when it is not."""

from datetime import timedelta
from itertools import count
from types import SimpleNamespace

import pytest
from django.core.signals import request_finished, request_started
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import FundingNotice, PublicState
from home.remembering import remembered as module
from home.remembering.remembered import remembered
from home.remembering.state import renew
from tests.worlds import World

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def numbers():
    """A function whose result is another one each time it is worked out."""
    renew()
    following = count()
    return lambda: remembered("number", lambda: next(following))


def test_it_is_worked_out_once(numbers):
    assert [numbers(), numbers(), numbers()] == [0, 0, 0]


def test_keys_do_not_share_a_result(numbers):
    assert numbers() == 0
    assert remembered(("number", "de"), lambda: "eins") == "eins"
    assert numbers() == 0


def test_another_process_may_have_changed_something(numbers):
    assert numbers() == 0
    renew()
    assert numbers() == 1


def test_nothing_is_remembered_before_anything_was_saved(numbers):
    PublicState.objects.all().delete()
    assert [numbers(), numbers()] == [0, 1]


def test_another_day_is_another_matter(numbers, monkeypatch):
    assert numbers() == 0
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(module, "timezone", SimpleNamespace(localdate=lambda: tomorrow))
    assert numbers() == 1


def test_after_a_while_it_is_worked_out_anew_whatever_happened(numbers, monkeypatch):
    assert numbers() == 0
    monkeypatch.setattr(module, "AT_MOST_SECONDS", 0)
    assert numbers() == 1


def test_what_a_transaction_sees_is_not_remembered(numbers):
    assert numbers() == 0
    with transaction.atomic():
        assert [numbers(), numbers()] == [1, 2]
    assert numbers() == 0


def test_a_change_counts_when_it_is_committed(numbers):
    assert numbers() == 0
    with transaction.atomic():
        FundingNotice.objects.create(text="Gefördert", locale=World().home.locale)
        stamp = PublicState.objects.get().stamp
    assert PublicState.objects.get().stamp != stamp
    assert numbers() == 1


def test_a_change_that_is_taken_back_counts_for_nothing(numbers):
    assert numbers() == 0
    with transaction.atomic():
        FundingNotice.objects.create(text="Gefördert", locale=World().home.locale)
        transaction.set_rollback(True)
    assert numbers() == 0


def test_many_changes_of_one_transaction_make_one_new_stamp(numbers):
    home = World().home
    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        for number in range(3):
            FundingNotice.objects.create(text=str(number), locale=home.locale)
    written = [query for query in captured if query["sql"].startswith('UPDATE "home_publicstate"')]
    assert len(written) == 1


def test_a_request_asks_for_the_stamp_once(numbers):
    request_started.send(sender=None)
    try:
        with CaptureQueriesContext(connection) as captured:
            assert [numbers(), numbers()] == [0, 0]
    finally:
        request_finished.send(sender=None)
    assert len(captured) == 1


def test_outside_requests_the_stamp_is_asked_for_each_time(numbers):
    with CaptureQueriesContext(connection) as captured:
        assert [numbers(), numbers()] == [0, 0]
    assert len(captured) == 2
