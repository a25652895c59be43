"""Two editors at once. In a file of its own, because it empties the database and has to come last."""

import threading

import pytest
from django.db import connections, transaction

from programmes.models import CalendarVersion, Event
from programmes.models.calendar_version import count_change


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_save_at_the_same_time_are_both_counted(world):
    """The second waits until the first has finished, and then sees what both have left."""
    event = world.event()
    other = world.translate(event)
    key = event.translation_key
    before = CalendarVersion.objects.get(thing=key).sequence
    waiting = threading.Event()
    results = []

    def second():
        try:
            waiting.set()
            Event.objects.filter(pk=other.pk).update(title="Second")
            results.append(count_change(Event, key).sequence)
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with transaction.atomic():
        Event.objects.filter(pk=event.pk).update(title="Erster")
        results.append(count_change(Event, key).sequence)
        thread.start()
        waiting.wait(10)
    thread.join(20)
    assert sorted(results) == [before + 1, before + 2]
    version = CalendarVersion.objects.get(thing=key)
    assert version.sequence == before + 2
    assert version.fingerprint == Event.calendar_fingerprint(key)
