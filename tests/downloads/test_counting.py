import subprocess
import sys
import threading
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from downloads.counting import counter
from downloads.counting.chart import HEIGHT, chart_of
from downloads.counting.counter import Counting, store
from downloads.counting.figures import Span, Step, first_days, steps
from downloads.models import DownloadCount
from home.models import User
from tests.worlds import FIREFOX, deck

pytestmark = pytest.mark.django_db

FILE = "/de/downloads/ausblick/de/"
TODAY = date(2026, 3, 10)


def counted() -> int:
    return sum(DownloadCount.objects.values_list("number", flat=True))


@pytest.fixture
def reader(client, world):
    """A visitor with a browser, and a presentation."""
    world.presentation(world.document(deck()), slug="ausblick")
    client.defaults["HTTP_USER_AGENT"] = FIREFOX
    return client


def test_a_download_counts_for_its_presentation_language_and_day(reader):
    for _ in range(3):
        reader.get(FILE)
    row = DownloadCount.objects.get()
    assert (row.presentation.slug, row.language, row.day, row.number) == (
        "ausblick",
        "de",
        timezone.localdate(),
        3,
    )


def test_nothing_is_stored_about_the_visitor():
    assert {field.name for field in DownloadCount._meta.fields} == {
        "id",
        "presentation",
        "language",
        "day",
        "number",
    }


def test_what_is_no_download_does_not_count(reader):
    etag = reader.get(FILE)["ETag"]
    DownloadCount.objects.all().delete()
    reader.head(FILE)
    for headers in (
        {"if-none-match": etag},
        {"range": "bytes=500-"},
        {"range": "bytes=-100"},
        {"range": "bytes=0-1"},
        {"range": "bytes=99999999-"},
        {"sec-purpose": "prefetch;prerender"},
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"user-agent": "curl/8.0"},
        {"user-agent": ""},
    ):
        reader.get(FILE, headers=headers)
    reader.get("/de/downloads/ausblick/fr/")
    assert counted() == 0


@pytest.mark.parametrize(
    "wanted", ["bytes=0-", "bytes=0-1500", "bytes=0-99999999", "nonsense", "bytes=0-1,5-6"]
)
def test_a_download_in_parts_counts_with_its_first_part(reader, wanted):
    reader.get(FILE, headers={"range": wanted})
    assert counted() == 1


def test_a_file_that_the_server_in_front_sends_counts_as_well(reader, settings):
    settings.DOWNLOADS_INTERNAL_LOCATION = "/stored-files/"
    reader.get(FILE)
    reader.get(FILE, headers={"range": "bytes=0-"})
    reader.get(FILE, headers={"range": "bytes=500-"})
    # Whoever has the file already is told so by the server in front, not by us.
    reader.get(FILE, headers={"if-none-match": '"5f3a-1"'})
    assert counted() == 2


def test_a_download_asks_the_database_for_nothing_more(reader, settings, monkeypatch):
    settings.DOWNLOADS_COUNT_SECONDS = 3600
    counting = Counting()
    monkeypatch.setattr(counting, "_start", lambda: None)
    monkeypatch.setattr(counter, "counting", counting)
    with CaptureQueriesContext(connection) as queries:
        reader.get(FILE)
    assert not [query for query in queries if "downloadcount" in query["sql"]]
    counting.finish()
    assert counted() == 1


def test_many_downloads_are_one_statement(world):
    held = [world.presentation(world.document()) for _ in range(2)]
    store({(held[0].pk, "de", TODAY): 2})
    with CaptureQueriesContext(connection) as queries:
        store({(held[0].pk, "de", TODAY): 3, (held[1].pk, "en", TODAY): 1})
    assert len(queries) == 1
    assert list(DownloadCount.objects.order_by("number").values_list("number", flat=True)) == [1, 5]


def test_a_presentation_that_is_gone_does_not_take_the_others_along(world):
    held = world.presentation()
    store({(held.pk + 999, "de", TODAY): 7, (held.pk, "de", TODAY): 1})
    assert counted() == 1


def test_what_the_database_refuses_is_kept_for_the_next_time(world, settings, monkeypatch):
    settings.DOWNLOADS_COUNT_SECONDS = 3600
    held, counting = world.presentation(), Counting()
    monkeypatch.setattr(counting, "_start", lambda: None)
    counting.add(held.pk, "de")

    def refuse(counts):
        raise DatabaseError

    with monkeypatch.context() as patched:
        patched.setattr(counter, "store", refuse)
        counting.flush()
    assert counted() == 0
    counting.add(held.pk, "de")
    counting.flush()
    assert counted() == 2


def test_many_threads_lose_no_download(settings, monkeypatch):
    settings.DOWNLOADS_COUNT_SECONDS = 3600
    counting, written = Counting(), []
    monkeypatch.setattr(counting, "_start", lambda: None)
    monkeypatch.setattr(counter, "store", lambda counts: written.append(sum(counts.values())))

    def load() -> None:
        for _ in range(500):
            counting.add(1, "de")
            counting.flush()

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(written) == 2000


def test_a_process_that_ends_writes_the_rest():
    """Seen from outside: what is registered for the end is called by the interpreter."""
    code = (
        "import sys; sys.path[:0] = ['.', 'site']\n"
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings.test'\n"
        "import django; django.setup()\n"
        "from django.conf import settings; settings.DOWNLOADS_COUNT_SECONDS = 3600\n"
        "from downloads.counting import counter\n"
        "counter.store = lambda counts: print('written', sum(counts.values()))\n"
        "counter.counting.add(1, 'de'); counter.counting.add(1, 'de')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "written 2"


def test_days_and_months_are_shown_without_gaps(world):
    held = world.presentation()
    earlier = TODAY - timedelta(days=40)
    store({(held.pk, "de", TODAY): 2, (held.pk, "en", TODAY): 1, (held.pk, "de", earlier): 5})
    days, months = steps(Span.DAYS, TODAY), steps(Span.MONTHS, TODAY)
    assert len(days) == 30
    assert (days[-1], sum(step.number for step in days)) == (Step(TODAY, 3), 3)
    assert len(months) == 12
    assert [step.number for step in months[-3:]] == [5, 0, 3]
    assert first_days(Span.MONTHS, TODAY)[0] == date(2025, 4, 1)


def test_one_download_is_to_be_seen_beside_thousands():
    chart = chart_of([Step(TODAY, 0), Step(TODAY, 1), Step(TODAY, 5000)])
    assert [bar.height for bar in chart.bars] == [0, 2, HEIGHT]
    assert chart_of([]).bars == []


COUNTS = "/admin/download-counts/"


def test_editors_see_a_chart_and_the_same_as_tables(client, world):
    held = world.presentation(title="Ausblick")
    store({(held.pk, "de", timezone.localdate()): 4321})
    client.force_login(User.objects.create_superuser("chefin"))
    page = client.get(COUNTS)
    html = page.content.decode()
    assert "<svg" in html
    assert page.context["total"] == 4321
    assert "Ausblick" in html
    one = client.get(f"{COUNTS}{held.pk}/?span=months")
    assert one.context["languages"][0][1] == 4321
    assert client.get(f"{COUNTS}999999/").status_code == 404
    assert client.get(f"{COUNTS}?span=nonsense&p=x").status_code == 200


def test_the_counts_can_be_taken_along_as_csv_without_formulas(client, world):
    held = world.presentation(title='=HYPERLINK("http://example.org")')
    store({(held.pk, "de", timezone.localdate()): 3})
    client.force_login(User.objects.create_superuser("chefin"))
    text = client.get(f"{COUNTS}?export=csv").content.decode("utf-8-sig")
    line = text.splitlines()[1]
    assert ";\"'=HYPERLINK(" in line
    assert line.endswith(";de;3")


def test_the_counts_are_for_those_who_write_presentations(client, world):
    assert client.get(COUNTS).status_code == 302
    user = User.objects.create_user("anna")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(user)
    assert client.get(COUNTS).status_code == 302
    user.user_permissions.add(Permission.objects.get(codename="change_presentation"))
    cache.clear()
    assert client.get(COUNTS).status_code == 200
