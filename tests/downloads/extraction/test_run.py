"""Text and pictures out of the child process, also when it does not reach the end."""

import io
from pathlib import Path

import pytest
from PIL import Image

from downloads.extraction import process, run
from downloads.extraction.process import lines_of
from downloads.extraction.run import Extraction, PageText, extract, open_file
from tests.downloads import hostile


@pytest.fixture
def extracted(tmp_path: Path):
    """Writes bytes to a file and extracts it."""

    def write_and_extract(data: bytes, **options: float) -> Extraction:
        path = tmp_path / "upload"
        path.write_bytes(data)
        return extract(path, **options)

    return write_and_extract


def test_a_good_pdf_gives_facts_text_and_pictures(extracted) -> None:
    result = extracted(hostile.good_pdf(["Wege zur Anerkennung", "Zweite Folie"]))
    assert result.facts["pages"] == 2
    assert result.pages == [PageText(1, "Wege zur Anerkennung"), PageText(2, "Zweite Folie")]
    assert set(result.pictures) == {1, 2}
    assert (result.stopped_at, result.reason) == (None, "")


@pytest.mark.parametrize(
    ("size", "expected"), [((960, 540), (480, 270)), ((720, 540), (480, 360)), ((595, 842), (340, 480))]
)
def test_a_picture_is_webp_with_480_pixels_on_its_longest_side(extracted, size, expected) -> None:
    picture = extracted(hostile.good_pdf(["x"], size=size)).pictures[1]
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "WEBP"
        assert image.size == expected


def test_a_word_divided_between_lines_can_be_found(extracted) -> None:
    assert extracted(hostile.good_pdf(["Die Aner-\nkennung"])).pages[0].text == "Die Anerkennung"


def test_arabic_ligatures_come_out_in_the_right_order(extracted) -> None:
    assert extracted(hostile.arabic_ligature_pdf()).pages[0].text == "الأمن"


def test_an_arabic_ligature_after_an_emoji_is_still_found(extracted) -> None:
    glyphs = {1: "a", 2: "😀", 3: "b", 4: " ", 5: "م", 6: "لأ", 7: "ا"}
    assert "لأ" in extracted(hostile.mapped_pdf(glyphs)).pages[0].text


def test_nul_and_lone_surrogates_from_a_broken_font_are_gone(extracted) -> None:
    text = extracted(hostile.mapped_pdf({1: "a", 2: "\x00", 3: "\ud800", 4: "b"})).pages[0].text
    assert text.replace(" ", "").replace("\n", "") == "ab"


@pytest.mark.parametrize("size", ["200000 540", "10000 10", "0 0"])
def test_a_page_of_absurd_size_has_text_and_no_picture(extracted, size: str) -> None:
    result = extracted(hostile.odd_page_pdf(size))
    assert len(result.pages) == 1
    assert result.reason == ""
    assert size == "0 0" or result.pictures == {}


def test_a_child_that_is_killed_leaves_all_text_and_the_pictures_so_far(extracted) -> None:
    result = extracted(hostile.slow_picture_pdf(), wall_seconds=4)
    assert [page.number for page in result.pages] == [1, 2, 3]
    assert set(result.pictures) == {1}
    assert (result.stopped_at, result.reason) == (2, "time")


def test_a_child_without_any_time_leaves_nothing_and_says_so(extracted) -> None:
    result = extracted(hostile.good_pdf(), wall_seconds=0.001)
    assert (result.pages, result.stopped_at, result.reason) == ([], 1, "time")


def test_after_500_pages_it_stops(extracted) -> None:
    result = extracted(hostile.good_pdf(["x"] * 502))
    assert len(result.pages) == len(result.pictures) == 500
    assert (result.stopped_at, result.reason) == (501, "pages")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (hostile.password_pdf(), "password"),
        (b"%PDF-1.7 nothing", "unreadable"),
        (b"", "unreadable"),
        (hostile.two_faced_package(), "unsupported"),
        (hostile.zero_pages_pdf(), "unreadable"),
    ],
)
def test_what_cannot_be_read_gives_a_reason_and_no_exception(extracted, data: bytes, reason: str) -> None:
    result = extracted(data)
    assert (result.pages, result.pictures, result.stopped_at, result.reason) == ([], {}, 1, reason)


def test_a_path_that_looks_like_an_option_or_a_command_is_only_a_path(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-c; touch owned").write_bytes(hostile.good_pdf())
    assert len(extract("-c; touch owned").pages) == 1
    assert not Path("owned").exists()


def test_lines_that_break_the_agreement_end_the_reading(tmp_path: Path) -> None:
    good = '{"page": 1, "text": "eins", "hidden": false, "notes": ""}\n'
    for bad in (
        '{"page": "../2"}\n',
        '{"at": 501}\n',
        '{"picture": 1, "widths": ["960"]}\n',
        '{"picture": 1, "widths": [100000]}\n',
        '{"widths": [960]}\n',
        '{"page": 0, "text": "", "hidden": false, "notes": ""}\n',
        "[]\n",
        '{"page": 2',
    ):
        (tmp_path / "lines").write_text(good + bad + good)
        assert len(list(lines_of(tmp_path))) == 1


def test_a_link_in_place_of_a_picture_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "1.webp").symlink_to("/etc/hostname")
    assert run._picture(tmp_path, 1) == b""


def test_a_page_that_unpacks_to_far_too_much_is_left_out_and_the_others_are_read(extracted) -> None:
    result = extracted(hostile.bomb_among_pages_pdf(400), wall_seconds=120)
    assert [page.text for page in result.pages] == ["Anerkennung", "", "Anerkennung"]
    assert (result.skipped, set(result.pictures), result.reason) == ((2,), {1, 3}, "")


def test_a_quick_look_goes_on_behind_such_a_page(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(hostile.bomb_among_pages_pdf(400))
    opened = open_file(tmp_path / "a", wall_seconds=60)
    assert (opened.skipped, opened.searchable, opened.error) == ((2,), True, "")


def falling(lines_by_run: list[list[str]], monkeypatch) -> list[tuple[str, ...]]:
    """Lets each child in turn write these lines and fall, but not the last; notes what each is told."""
    told: list[tuple[str, ...]] = []

    def run_child(mode, path, folder, wall_seconds, *numbers):
        (folder / "pictures").mkdir()
        told.append(numbers)
        (folder / "lines").write_text("\n".join([*lines_by_run[len(told) - 1], ""]))
        return "crashed" if len(told) < len(lines_by_run) else ""

    monkeypatch.setattr(process, "run_child", run_child)
    return told


PAGE = '{"page": %d, "text": "x", "hidden": false, "notes": ""}'
FACTS = '{"facts": {"pages": 2, "kind": "pdf"}}'


def test_a_page_whose_drawing_is_too_much_keeps_its_text(monkeypatch) -> None:
    first = [FACTS, '{"at": 1}', PAGE % 1, '{"at": 2}', PAGE % 2, '{"drawing": 1}']
    second = [FACTS, '{"at": 1}', PAGE % 1, '{"at": 2}', PAGE % 2, '{"drawing": 2}', '{"done": true}']
    told = falling([first, second], monkeypatch)
    result = extract("egal")
    assert told == [("0",), ("1",)]
    assert (len(result.pages), result.skipped, result.undrawn, result.reason) == (2, (), (1,), "")


def test_after_ten_pages_that_brought_it_down_it_gives_up(monkeypatch) -> None:
    told = falling([[FACTS, f'{{"at": {number}}}'] for number in range(1, 50)], monkeypatch)
    assert extract("egal").reason == "crashed"
    assert len(told) == process.MOST_SKIPPED + 1


def test_a_child_that_falls_over_the_same_page_again_is_not_started_for_ever(monkeypatch) -> None:
    told = falling([[FACTS, '{"at": 1}']] * 50, monkeypatch)
    extract("egal")
    assert len(told) == 2


def test_a_file_that_brings_the_child_down_before_any_page_is_tried_once(monkeypatch) -> None:
    told = falling([[FACTS]] * 50, monkeypatch)
    assert extract("egal").reason == "crashed"
    assert len(told) == 1
