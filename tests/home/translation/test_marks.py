import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import User
from home.translation import reviewing
from tests.home.translation.making import change, let_a_machine_translate

pytestmark = pytest.mark.django_db

MACHINE = "Translated by a machine"
OUTDATED = "Older than the German version"


@pytest.fixture(params=["offer", "event", "presentation", "programme", "recap"])
def german(request, world):
    thing = getattr(world, request.param)()
    world.translate(thing)
    return thing


def marks(german, code: str = "en") -> tuple[bool, bool]:
    """What a list in the language `code` knows of a thing: (made by a machine, outdated)."""
    version = type(german).objects.in_language(code).of(german).with_marks().get()
    return version.is_machine_text, version.is_outdated


def test_what_people_translated_has_no_mark(german):
    assert marks(german) == (False, False)


def test_machine_text_is_marked_until_a_person_has_reviewed_it(german):
    let_a_machine_translate(german)
    assert marks(german) == (True, False)
    english = type(german).objects.in_language("en").of(german).get()
    reviewing.mark_reviewed(english, User.objects.create_user("anna"))
    assert marks(german) == (False, False)


def test_a_translation_is_marked_as_soon_as_the_german_words_change(german):
    change(german, title="Anders")
    assert marks(german) == (False, True)


def test_what_is_shown_in_german_has_no_mark(german):
    let_a_machine_translate(german)
    change(german, title="Anders")
    assert marks(german, "de") == marks(german, "uk") == (False, False)


def test_nothing_is_outdated_without_a_published_german_version(german):
    change(german, title="Anders")
    type(german).objects.filter(pk=german.pk).update(live=False)
    assert marks(german) == (False, False)


def test_readers_of_a_list_see_both_marks_at_no_query_more(client, world):
    offer = world.offer(world.programme(), title="Angebot")
    world.translate(offer)
    address = f"/en/{world.offer_index.slug}/"
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        html = client.get(address).content.decode()
    assert MACHINE not in html
    assert OUTDATED not in html
    let_a_machine_translate(offer)
    change(offer, title="Anders")
    with CaptureQueriesContext(connection) as after:
        html = client.get(address).content.decode()
    assert MACHINE in html
    assert OUTDATED in html
    assert len(after) == len(before)
