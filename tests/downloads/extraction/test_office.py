"""Slide text of PPTX and ODP."""

from pathlib import Path

import pytest

from downloads.extraction.run import Extraction, PageText, extract
from tests.downloads import hostile


@pytest.fixture
def extracted(tmp_path: Path):
    """Writes bytes to a file and extracts it."""

    def write_and_extract(data: bytes) -> Extraction:
        path = tmp_path / "upload"
        path.write_bytes(data)
        return extract(path)

    return write_and_extract


def texts(result: Extraction) -> list[str]:
    return [page.text for page in result.pages]


def test_powerpoint_slides_come_in_the_order_of_the_show(extracted) -> None:
    result = extracted(hostile.pptx(["eins", "zwei", "drei"], order=[3, 1, 2]))
    assert texts(result) == ["drei", "eins", "zwei"]
    assert (result.facts["pages"], result.pictures, result.stopped_at) == (3, {}, None)


def test_hidden_slides_are_counted_and_marked(extracted) -> None:
    expected = [PageText(1, "eins"), PageText(2, "zwei", hidden=True), PageText(3, "drei")]
    assert extracted(hostile.pptx(["eins", "zwei", "drei"], hidden=[2])).pages == expected
    assert extracted(hostile.odp(["eins", "zwei", "drei"], hidden=[2])).pages == expected


def test_a_paragraph_is_a_line_and_its_runs_are_one_text(extracted) -> None:
    slide = (
        "<a:p><a:r><a:t>Aner</a:t></a:r><a:r><a:t>kennung</a:t></a:r></a:p>"
        "<a:p><a:r><a:t>oben</a:t></a:r><a:br/><a:r><a:t>unten</a:t></a:r></a:p>"
    )
    assert texts(extracted(hostile.pptx([slide]))) == ["Anerkennung\noben\nunten"]


def test_slide_numbers_and_fallbacks_are_left_out(extracted) -> None:
    slide = (
        '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>'
        "<mc:AlternateContent><mc:Choice><a:p><a:r><a:t>Text</a:t></a:r></a:p></mc:Choice>"
        "<mc:Fallback><a:p><a:r><a:t>Text</a:t></a:r></a:p></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(extracted(hostile.pptx([slide]))) == ["Text"]


def test_speaker_notes_and_comments_are_not_in_the_text(extracted) -> None:
    page = (
        "<draw:frame><text:p>Folie<office:annotation><text:p>Kommentar</text:p></office:annotation></text:p>"
        "</draw:frame><presentation:notes><text:p>Notiz</text:p></presentation:notes>"
    )
    assert texts(extracted(hostile.odp([page]))) == ["Folie"]


def test_speaker_notes_come_apart_from_the_text(extracted) -> None:
    notes = "<presentation:notes><draw:frame><text:p>Notiz</text:p></draw:frame></presentation:notes>"
    page = f"<text:p>Folie</text:p>{notes}"
    assert extracted(hostile.odp([page])).pages == [PageText(1, "Folie", notes="Notiz")]
    assert extracted(hostile.notes_pptx("Folie", "Notiz")).pages == [PageText(1, "Folie", notes="Notiz")]


def test_blanks_and_line_breaks_of_open_document_are_kept(extracted) -> None:
    paragraph = '<text:p>a<text:s text:c="3"/>b<text:line-break/><text:span>c</text:span>d</text:p>'
    assert texts(extracted(hostile.odp([f"<draw:g> {paragraph} </draw:g>"]))) == ["a b\ncd"]


def test_a_slide_that_is_missing_keeps_its_number(extracted) -> None:
    parts = hostile.pptx_parts(["eins", "zwei", "drei"])
    del parts["ppt/slides/slide2.xml"]
    assert texts(extracted(hostile.zip_of(parts))) == ["eins", "", "drei"]


def test_a_slide_nested_absurdly_deep_has_no_text_and_stops_nothing(extracted) -> None:
    deep = "<a:p>" * 5000 + "</a:p>" * 5000
    assert texts(extracted(hostile.pptx([deep, "zwei"]))) == ["", "zwei"]
    assert texts(extracted(hostile.odp(["<draw:g>" * 5000 + "</draw:g>" * 5000, "zwei"]))) == ["", "zwei"]


def test_a_doctype_is_not_read_even_past_the_gate(extracted) -> None:
    data = hostile.odp(["Folie"], more={"content.xml": "<!DOCTYPE a><a/>"})
    assert extracted(data).reason == "unreadable"


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "_rels/.rels", "ppt/_rels/presentation.xml.rels"])
def test_a_presentation_without_its_table_of_slides_is_unreadable(extracted, part: str) -> None:
    parts = {**hostile.pptx_parts(["eins"]), part: "<broken"}
    assert extracted(hostile.zip_of(parts)).reason == "unreadable"


def test_after_500_slides_it_stops(extracted) -> None:
    result = extracted(hostile.odp(["x"] * 501))
    assert (len(result.pages), result.stopped_at, result.reason) == (500, 501, "pages")


def placeholder(kind: str, *paragraphs: str) -> str:
    return f"<p:sp><p:nvPr><p:ph {kind}/></p:nvPr>{''.join(paragraphs)}</p:sp>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<a:p><a:pPr>{properties}</a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>"


def test_items_of_a_list_have_a_bullet_and_shapes_an_empty_line_between_them(extracted) -> None:
    title = placeholder('type="title"', paragraph("Zwei Wege"))
    text = placeholder(
        'idx="1"', paragraph("eins"), paragraph(""), paragraph("zwei"), paragraph("Satz", "<a:buNone/>")
    )
    assert texts(extracted(hostile.pptx([title + text]))) == ["Zwei Wege\n\n• eins\n\n• zwei\nSatz"]
    item, end = "<text:list-item>", "</text:list-item>"
    below = f"{item}<text:list>{item}<text:p>darunter</text:p>{end}</text:list>{end}"
    page = (
        "<draw:frame><text:p>Zwei Wege</text:p></draw:frame><draw:frame><text:list>"
        f"{item}<text:p>eins</text:p>{end}{below}</text:list></draw:frame>"
    )
    assert texts(extracted(hostile.odp([page]))) == ["Zwei Wege\n\n• eins\n• darunter"]


def test_a_single_paragraph_is_no_list_unless_it_says_so(extracted) -> None:
    plain = placeholder('type="body"', paragraph("Ein Satz"))
    marked = placeholder('type="title"', paragraph("Ein Punkt", '<a:buChar char="-"/>'))
    assert texts(extracted(hostile.pptx([plain, marked]))) == ["Ein Satz", "• Ein Punkt"]
