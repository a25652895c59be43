import csv
import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.builders.office.docx import docx_of
from downloads.bundles import slots
from downloads.models import DownloadCount, Presentation
from tests.worlds import FIREFOX, HOSTILE, committed, deck

pytestmark = pytest.mark.django_db

ZIP = "/de/downloads/alle.zip"


def packed(response) -> zipfile.ZipFile:
    assert response.status_code == 200
    sent = b"".join(response.streaming_content)
    assert int(response["Content-Length"]) == len(sent)
    return zipfile.ZipFile(io.BytesIO(sent))


def files_in(archive: zipfile.ZipFile) -> list[str]:
    return [name for name in archive.namelist() if not name.startswith("index.")]


def table_in(archive: zipfile.ZipFile) -> list[list[str]]:
    text = archive.read("index.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture
def two_years(world):
    """Three presentations: two of a series in 2025 (one in two languages), one in 2026 of a programme."""
    event = world.event(series=world.series, title="Termin A")
    both = [world.document(deck("A")), world.document(deck("A en"), language="en")]
    world.presentation(*both, title="Anfang", day="2025-02-03", event=event, speakers=[world.speaker])
    world.presentation(world.document(deck("B")), title="Bericht", day="2025-03-04", event=event)
    world.presentation(
        world.document(deck("C")), title="Chance", day="2026-01-05", programme=world.programme()
    )
    return world


def test_all_slides_of_a_year_are_in_one_zip_with_readable_names(client, two_years):
    archive = packed(client.get(f"{ZIP}?jahr=2025"))
    assert archive.testzip() is None
    assert files_in(archive) == [
        "2025-03-04 Bericht (de).pdf",
        "2025-02-03 Anfang (de).pdf",
        "2025-02-03 Anfang (en).pdf",
    ]
    assert archive.read("2025-03-04 Bericht (de).pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 4),
        ("?termin=termin-1", 3),
        ("?reihe=SERIES", 3),
        ("?programm=programm-1", 1),
        ("?sprache=en", 1),
        ("?format=pdf&jahr=2026", 1),
        ("?jahr=2025&jahr=2026&sprache=de", 3),
        ("?jahr=1999&seite=7&unsinn=x", 4),
    ],
)
def test_the_choice_is_that_of_the_downloads_area(client, two_years, query, number):
    query = query.replace("SERIES", two_years.series.slug)
    assert len(files_in(packed(client.get(ZIP + query)))) == number
    assert two_years.downloads_page.live
    assert client.get(f"/de/downloads/{query}").context["offer"].files == number


def test_the_size_is_told_before_and_by_head(client, two_years):
    assert two_years.downloads_page.live
    offer = client.get("/de/downloads/").context["offer"]
    head = client.head(ZIP)
    response = client.get(ZIP)
    archive = packed(response)
    assert sum(archive.getinfo(name).file_size for name in files_in(archive)) == offer.bytes
    assert head["Content-Length"] == response["Content-Length"]
    assert head["Content-Type"] == "application/zip"
    assert 'filename="folien.zip"' in head["Content-Disposition"]
    assert head["X-Accel-Buffering"] == "no"


def test_nothing_in_the_zip_is_compressed(client, two_years):
    archive = packed(client.get(ZIP))
    assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_index_is_in_the_readers_language(client, two_years):
    two_years.translate(two_years.presentations[0], "ar", Anfang="بداية")
    html = packed(client.get("/ar/downloads/alle.zip")).read("index.html").decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert 'lang="ar" dir="rtl">بداية<' in html
    assert 'lang="de" dir="ltr">Bericht<' in html
    assert 'href="2025-02-03%20Anfang%20%28de%29.pdf"' in html
    assert "Beispielperson A" in html
    assert "<script" not in html


def test_the_table_names_each_file_with_event_speakers_pages_and_bytes(client, two_years):
    archive = packed(client.get(f"{ZIP}?jahr=2025&sprache=de"))
    _head, _second, line = table_in(archive)
    assert line[:5] == ["2025-02-03", "Termin A", "Anfang", "Beispielperson A", "Deutsch"]
    assert line[5] == "2"
    assert int(line[6]) == archive.getinfo(line[8]).file_size
    assert line[9] == "http://testserver/de/downloads/folien-1/"


def test_texts_of_strangers_are_neither_markup_nor_formulas(client, world):
    world.presentation(title=HOSTILE, day="2025-01-01")
    world.presentation(title='=HYPERLINK("http://example.org")', day="2024-01-01")
    archive = packed(client.get(ZIP))
    assert "<script>alert" not in archive.read("index.html").decode()
    assert [line[2][:2] for line in table_in(archive)[1:]] == [HOSTILE[:2], "'="]
    for name in files_in(archive):
        assert not set('<>:"/\\|?*') & set(name)


def test_the_same_content_is_there_once_and_no_name_twice(client, world):
    same = deck("Gleich")
    shared = world.document(same)
    world.presentation(shared, title="Eins", day="2025-01-01", slug="eins")
    world.presentation(shared, title="Zwei", day="2025-01-01", slug="zwei")
    world.presentation(world.document(same), title="Drei", day="2025-01-01", slug="drei")
    world.presentation(world.document(deck("Anders")), title="EINS", day="2025-01-01", slug="vier")
    archive = packed(client.get(ZIP, headers={"User-Agent": FIREFOX}))
    assert files_in(archive) == ["2025-01-01 Eins (de).pdf", "2025-01-01 EINS (de) 2.pdf"]
    assert len(table_in(archive)) == 5
    assert sorted(DownloadCount.objects.values_list("presentation__slug", "number")) == [
        ("drei", 1),
        ("eins", 1),
        ("vier", 1),
        ("zwei", 1),
    ]


def test_a_handout_is_called_by_its_own_name_there_too(client, world):
    handout = docx_of({"title": "x", "language": "de", "section": []})
    document = world.document(handout, name="x.docx", title="Handzettel: Schicht")
    world.presentation(world.document(), document, title="Wege", day="2025-01-01")
    archive = packed(client.get(ZIP))
    assert files_in(archive) == [
        "2025-01-01 Wege (de).pdf",
        "2025-01-01 Wege – Handzettel – Schicht (de).docx",
    ]
    assert len(table_in(archive)) == 3


def test_each_member_counts_once_and_not_for_robots(client, two_years):
    packed(client.get(f"{ZIP}?jahr=2025", headers={"User-Agent": FIREFOX}))
    client.head(ZIP, headers={"User-Agent": FIREFOX})
    packed(client.get(ZIP, headers={"user-agent": "SomeBot/1.0"}))
    assert sorted(DownloadCount.objects.values_list("presentation__title", "language", "number")) == [
        ("Anfang", "de", 1),
        ("Anfang", "en", 1),
        ("Bericht", "de", 1),
    ]


def test_a_file_that_is_gone_is_left_out_and_named(client, two_years):
    gone = two_years.presentations[1].files.first().document
    gone.file.storage.delete(gone.file.name)
    archive = packed(client.get(f"{ZIP}?jahr=2025"))
    assert len(files_in(archive)) == 2
    assert "Bericht" in archive.read("index.html").decode()
    assert [line[8] for line in table_in(archive)[1:]][0] not in archive.namelist()


def test_a_visitor_who_goes_away_frees_file_and_place(client, two_years, settings):
    settings.DOWNLOADS_BUNDLES_AT_ONCE = 1
    first = client.get(ZIP, headers={"User-Agent": FIREFOX})
    begun = iter(first.streaming_content)
    next(begun)
    busy = client.get(ZIP)
    assert (busy.status_code, busy["Retry-After"]) == (503, "60")
    first._iterator.close()  # as the server does it
    slot = slots.take()
    assert slot is not None
    slot.give_back()
    assert DownloadCount.objects.count() == 0


def test_too_much_is_refused_kindly(client, two_years, settings):
    assert two_years.downloads_page.live
    for files, size in ((3, 10**9), (500, 100)):
        settings.DOWNLOADS_BUNDLE_FILES, settings.DOWNLOADS_BUNDLE_BYTES = files, size
        response = client.get(ZIP)
        assert response.status_code == 422
        assert b"<h1" in response.content
        assert "alle.zip" not in client.get("/de/downloads/").content.decode()


def test_nothing_to_load_is_said_kindly(client, two_years):
    response = client.get(f"{ZIP}?jahr=2026&sprache=en")
    assert response.status_code == 404
    assert b"<h1" in response.content


def test_a_storage_that_breaks_off_breaks_the_zip_off(client, two_years):
    response = client.get(f"{ZIP}?jahr=2026")
    document = two_years.presentations[2].files.first().document
    with open(document.file.path, "wb") as opened:
        opened.write(b"%PDF")
    with pytest.raises(OSError, match="shorter"):
        b"".join(response.streaming_content)


def test_the_event_offers_its_slides_at_once(client, two_years):
    html = client.get(f"/de/termine/{two_years.events[0].slug}/").content.decode()
    assert 'href="/de/downloads/alle.zip?termin=termin-1"' in html


def test_the_series_offers_all_its_slides_at_once(client, two_years):
    slug = two_years.series.slug
    html = client.get(f"/de/termine/reihe/{slug}/").content.decode()
    assert f'href="/de/downloads/alle.zip?reihe={slug}"' in html
    assert f'href="/de/downloads/?reihe={slug}"' in html


def test_queries_do_not_grow_with_the_files(client, two_years):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            packed(client.get(ZIP))
        return len(found)

    queries()  # which site this is, is asked only once
    before = queries()
    for number in range(6):
        with committed():
            held = two_years.presentation(two_years.document(deck(f"N{number}")), event=two_years.events[0])
        assert Presentation.objects.filter(pk=held.pk).exists()
    assert queries() == before
