from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import engine
from search.models import Entry
from tests.search.making import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(world):
    page = world.standard_page(title="Qualifizierung")
    call_command("rebuild_search", stdout=StringIO())
    return page


def check() -> str:
    """What `check_search` says when it finds differences."""
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("check_search", stdout=out)
    assert refusal.value.returncode == 1
    return out.getvalue()


def test_after_a_rebuild_nothing_differs(page):
    out = StringIO()
    call_command("check_search", stdout=out)
    assert "agrees" in out.getvalue()


def test_a_rebuild_shows_progress(page):
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert "of" in out.getvalue()
    assert f"holds {Entry.objects.count()} entries" in out.getvalue()


def test_a_missing_entry_is_named_and_rebuilt(page):
    Entry.objects.filter(thing_id=page.pk, kind="page").delete()
    assert check() == "missing: page de: Qualifizierung\n"
    call_command("rebuild_search", stdout=StringIO())
    assert Entry.objects.filter(thing_id=page.pk, kind="page").exists()


def test_an_outdated_entry_is_named(page):
    type(page).objects.filter(pk=page.pk).update(title="Neuer Titel")
    assert check() == "outdated: page de: Neuer Titel\n"


def test_an_entry_of_something_that_is_gone_is_named_and_deleted(page):
    make("Überbleibsel")
    assert check() == "should not be there: page de: Überbleibsel\n"
    call_command("rebuild_search", stdout=StringIO())
    assert not Entry.objects.filter(title="Überbleibsel").exists()


def test_an_entry_that_the_engine_does_not_know_is_named_and_written(page):
    Entry.objects.get(thing_id=page.pk, kind="page").index_entries.all().delete()
    assert check() == "unknown to the search engine: page de: Qualifizierung\n"
    call_command("rebuild_search", stdout=StringIO())
    assert not engine.unknown_to_engine().exists()


def test_a_rebuild_never_empties_the_index(page, monkeypatch):
    counts = []
    write = engine.write

    def counting(entries):
        counts.append(Entry.objects.filter(title="Qualifizierung").count())
        write(entries)

    monkeypatch.setattr("search.engine.write", counting)
    call_command("rebuild_search", stdout=StringIO())
    assert counts
    assert all(counts)


def test_wagtail_s_own_command_writes_the_same_tokens(page):
    entry = Entry.objects.get(thing_id=page.pk, kind="page")
    before = entry.index_entries.get().body
    entry.index_entries.all().delete()
    call_command("update_index", stdout=StringIO(), verbosity=0)
    assert entry.index_entries.get().body == before
