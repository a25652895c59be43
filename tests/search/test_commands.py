from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page

from search import engine, rebuilding
from search.models import Entry, Word
from search.rebuilding import rebuild
from search.results import search
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


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_rebuild_that_was_killed_has_broken_nothing_and_can_begin_again(page, after):
    entry = Entry.objects.get(thing_id=page.pk, kind="page")
    Entry.objects.filter(pk=entry.pk).update(digest="", title="Alt")
    steps = []

    def killed(done, total):
        steps.append(done)
        if len(steps) == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(killed)
    assert search("Qualifizierung", "de").total == 1
    call_command("rebuild_search", stdout=StringIO())
    call_command("check_search", stdout=StringIO())
    assert Word.objects.get(language="de", word="qualifizierung").entries == 1


def test_a_second_rebuild_at_the_same_time_says_that_there_is_one(page, monkeypatch):
    other = connection.copy()
    monkeypatch.setattr(rebuilding, "PATIENCE", 0)
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [rebuilding._LOCK])
        with pytest.raises(CommandError, match="another process"):
            call_command("rebuild_search", stdout=StringIO())
    finally:
        other.close()
    # The lock goes with the connection that held it.
    monkeypatch.setattr(rebuilding, "PATIENCE", 10)
    call_command("rebuild_search", stdout=StringIO())


def test_what_is_published_during_a_rebuild_is_there_afterwards(page, world):
    published = []

    def publishing(done, total):
        if not published:
            published.append(world.standard_page("neu", title="Zwischendurch"))

    rebuild(publishing)
    assert search("Zwischendurch", "de").total == 1
    call_command("check_search", stdout=StringIO())
    assert Word.objects.get(language="de", word="zwischendurch").entries == 1


def test_words_that_were_counted_wrongly_are_counted_anew(page):
    Word.objects.filter(word="qualifizierung").update(entries=7, stem="x")
    Word.objects.create(language="de", word="niemals", stem="de0niemal", shown="niemals", entries=3)
    call_command("rebuild_search", stdout=StringIO())
    word = Word.objects.get(language="de", word="qualifizierung")
    assert (word.entries, word.stem) == (1, "de0qualifizier")
    assert not Word.objects.filter(word="niemals").exists()


def test_what_the_admin_searches_is_written_too(page):
    page.index_entries.all().delete()
    call_command("rebuild_search", stdout=StringIO())
    assert Page.objects.all().autocomplete("qualifizierungen").count() == 1


def test_progress_is_some_lines_where_there_is_no_terminal(page, monkeypatch):
    monkeypatch.setattr("search.indexing.AT_ONCE", 1)
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    lines = out.getvalue().splitlines()
    assert 1 < len(lines) <= 21
    assert "(100 %)" in lines[-2]


def test_wagtail_s_own_command_writes_the_same_tokens(page):
    entry = Entry.objects.get(thing_id=page.pk, kind="page")
    before = entry.index_entries.get().body
    entry.index_entries.all().delete()
    call_command("update_index", stdout=StringIO(), verbosity=0)
    assert entry.index_entries.get().body == before
