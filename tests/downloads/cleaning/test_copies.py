"""Copies that name nobody, and are otherwise what they were."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from downloads.extraction.gate import check_upload
from downloads.extraction.notices import people_named
from downloads.extraction.run import clean_copy, extract
from tests.downloads import hostile

LARGE = 10**8


@pytest.fixture
def cleaned(tmp_path: Path):
    """Writes bytes to a file and gives back the clean copy."""

    def write_and_clean(data: bytes) -> bytes:
        path = tmp_path / "upload"
        path.write_bytes(data)
        content, reason, _removed = clean_copy(path, max_bytes=LARGE)
        assert reason == ""
        return content

    return write_and_clean


def told_pdf() -> bytes:
    """A tagged German PDF that names people in four places, saved again on top of an earlier version."""
    stored = io.BytesIO()
    with pikepdf.open(io.BytesIO(hostile.tagged_pdf())) as pdf:
        pdf.docinfo["/Title"] = "Wege zur Anerkennung"
        pdf.docinfo["/Author"] = "Max Muster"
        pdf.docinfo["/Company"] = "Muster GmbH"
        with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
            packet["dc:title"] = "Wege zur Anerkennung"
            packet["dc:creator"] = ["Max Muster"]
            packet["pdfuaid:part"] = "1"
        pdf.pages[0].obj["/Thumb"] = pdf.make_stream(b"Max Muster in small")
        pdf.pages[0].obj["/Metadata"] = pdf.make_stream(b"<x>Max Muster</x>")
        pdf.pages[0].obj["/PieceInfo"] = pikepdf.Dictionary(Program="Max Muster")
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T="Max Muster", Contents="Hm")
        pdf.pages[0].obj["/Annots"] = pdf.make_indirect(pikepdf.Array([note]))
        pdf.save(stored, compress_streams=False)
    return saved_on_top(stored.getvalue())


def saved_on_top(whole: bytes) -> bytes:
    """A second version appended to the first (ISO 32000-1, §7.5.6): an object that nothing refers to."""
    start = int(whole.rpartition(b"startxref")[2].split()[0])
    row = len(whole)
    added = b"900 0 obj\n(Max Muster)\nendobj\n"
    table = b"xref\n900 1\n%010d 00000 n \n" % row
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        root = b"/Root %d %d R" % pdf.Root.objgen
    trailer = b"trailer\n<< /Size 901 %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return whole + added + table + trailer % (root, start, row + len(added))


def test_a_pdf_keeps_title_language_tags_and_pages_and_names_nobody(cleaned) -> None:
    before = check_upload(io.BytesIO(told_pdf()), "a.pdf")
    assert before.metadata["comment_authors"] == "Max Muster"
    copy = cleaned(told_pdf())
    after = check_upload(io.BytesIO(copy), "a.pdf")
    assert (after.language, after.tagged, after.pages) == ("de-DE", True, 1)
    assert after.metadata == {"title": "Wege zur Anerkennung"}


def test_no_trace_is_left_anywhere_in_a_pdf(cleaned) -> None:
    copy = cleaned(told_pdf())
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        everything = b"".join(
            bytes(item.read_bytes()) if isinstance(item, pikepdf.Stream) else str(item).encode()
            for item in pdf.objects
        )
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert str(pdf.pages[0].Annots[0].Contents) == "Hm"
    assert b"Muster" not in everything + copy
    assert copy.count(b"%%EOF") == 1


def test_the_kinds_of_what_was_in_a_pdf_are_told(tmp_path: Path) -> None:
    (tmp_path / "told").write_bytes(told_pdf())
    removed = clean_copy(tmp_path / "told", max_bytes=LARGE)[2]
    assert removed == ["comments", "history", "preview", "properties"]
    (tmp_path / "plain").write_bytes(hostile.one_page_pdf())
    assert clean_copy(tmp_path / "plain", max_bytes=LARGE)[2] == []


def test_a_cleaned_pdf_is_read_like_the_original(cleaned, tmp_path: Path) -> None:
    copy = cleaned(hostile.good_pdf(["Erste Folie", "Zweite Folie"], author="Max"))
    with pypdfium2.PdfDocument(copy) as document:
        assert len(document) == 2
    (tmp_path / "copy").write_bytes(copy)
    assert [page.text for page in extract(tmp_path / "copy").pages] == ["Erste Folie", "Zweite Folie"]


def test_a_pdf_without_any_metadata_stays_without(cleaned) -> None:
    copy = cleaned(hostile.one_page_pdf())
    assert check_upload(io.BytesIO(copy), "a.pdf").metadata == {}


CORE = hostile.core_properties(
    title="Wege & Ziele",
    creator="Max Muster",
    cp_lastModifiedBy="Eva Muster",
    cp_keywords="Anerkennung",
    language="de-DE",
)
OFFICE = {
    "docProps/core.xml": CORE,
    "docProps/app.xml": "<Properties><Company>Muster GmbH</Company><Manager>Muster</Manager></Properties>",
    "docProps/custom.xml": "<Properties><property name='Bearbeiter'>Muster</property></Properties>",
}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (hostile.pptx(["Folie"], more=OFFICE), "a.pptx"),
        (hostile.docx(OFFICE), "a.docx"),
        (hostile.xlsx(OFFICE), "a.xlsx"),
    ],
)
def test_an_office_file_keeps_title_language_and_keywords_and_names_nobody(cleaned, data, name) -> None:
    assert check_upload(io.BytesIO(data), name).metadata["company"] == "Muster GmbH"
    copy = cleaned(data)
    facts = check_upload(io.BytesIO(copy), name)
    assert facts.language == "de-DE"
    assert facts.metadata == {"title": "Wege & Ziele", "keywords": "Anerkennung"}
    with zipfile.ZipFile(io.BytesIO(copy)) as archive, zipfile.ZipFile(io.BytesIO(data)) as original:
        assert archive.namelist() == original.namelist()
        assert not any(b"Muster" in archive.read(part) for part in archive.namelist())


def test_an_open_document_keeps_title_and_language_and_its_first_entry(cleaned) -> None:
    meta = hostile.odf_meta(
        "<dc:title>Wege</dc:title>",
        "<dc:language>de-DE</dc:language>",
        "<meta:initial-creator>Max Muster</meta:initial-creator>",
        "<dc:creator>Eva Muster</dc:creator>",
        '<meta:user-defined meta:name="Bearbeiter">Muster</meta:user-defined>',
    )
    copy = cleaned(hostile.odp(["Folie"], more={"meta.xml": meta}))
    facts = check_upload(io.BytesIO(copy), "a.odp")
    assert (facts.language, facts.metadata) == ("de-DE", {"title": "Wege"})
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert b"Muster" not in archive.read("meta.xml")


def test_comments_of_an_office_file_stay_under_another_name(cleaned) -> None:
    more = {**OFFICE, "word/comments.xml": '<w:comments xmlns:w="w"><w:comment w:author="Kim"/></w:comments>'}
    facts = check_upload(io.BytesIO(cleaned(hostile.docx(more))), "a.docx")
    assert facts.metadata["comment_authors"] == "Person 1"
    assert people_named(facts.metadata) == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (hostile.password_pdf(), "password"),
        (b"%PDF-1.7 nothing", "unreadable"),
        (hostile.zip_of({"a.txt": "x"}), "unsupported"),
        (b"", "unsupported"),
    ],
)
def test_what_cannot_be_cleaned_gives_a_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "upload").write_bytes(data)
    assert clean_copy(tmp_path / "upload", max_bytes=LARGE) == (b"", reason, [])


def test_a_copy_that_would_be_too_large_is_none(tmp_path: Path) -> None:
    (tmp_path / "upload").write_bytes(hostile.good_pdf())
    assert clean_copy(tmp_path / "upload", max_bytes=10) == (b"", "too-large", [])
