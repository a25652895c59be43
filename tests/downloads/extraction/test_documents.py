"""Words and metadata of files that are no slides."""

import io
from pathlib import Path

import openpyxl
import pytest

from downloads.extraction.gate import check_upload
from downloads.extraction.run import Extraction, extract
from tests.downloads import hostile


@pytest.fixture
def words(tmp_path: Path):
    """Writes bytes to a file and gives back its words."""

    def write_and_extract(data: bytes) -> str:
        path = tmp_path / "upload"
        path.write_bytes(data)
        result: Extraction = extract(path)
        assert result.reason == ""
        return "\n".join(page.text for page in result.pages)

    return write_and_extract


def test_a_word_file_gives_its_paragraphs_and_not_what_was_deleted(words) -> None:
    body = (
        '<w:document xmlns:w="w"><w:p><w:r><w:t>Aner</w:t></w:r><w:r><w:t>kennung</w:t></w:r></w:p>'
        "<w:p><w:del><w:r><w:delText>alt</w:delText></w:r></w:del><w:r><w:t>neu</w:t></w:r></w:p></w:document>"
    )
    assert words(hostile.docx({"word/document.xml": body})) == "Anerkennung\nneu"


def test_a_workbook_gives_the_names_of_its_sheets_and_the_texts_of_its_cells(words) -> None:
    book, stored = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Fristen"
    book.active.append(["Antrag", 17])
    book.save(stored)
    assert words(stored.getvalue()) == "Fristen\nAntrag"


@pytest.mark.parametrize("kind", ["odt", "ods"])
def test_an_open_document_gives_its_paragraphs_and_no_comments(words, kind: str) -> None:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><text:p>Antrag'
        "<office:annotation><text:p>Kommentar</text:p></office:annotation></text:p></office:body>"
        "</office:document-content>"
    )
    assert words(getattr(hostile, kind)({"content.xml": content})) == "Antrag"


def test_an_archive_gives_the_names_in_it(words) -> None:
    assert words(hostile.zip_of({"Ordner/Merkblatt.txt": "x", "Plan.pdf": "x"})) == "Merkblatt.txt\nPlan.pdf"


def test_a_document_whose_text_is_damaged_has_none_and_is_no_failure(words) -> None:
    assert words(hostile.docx({"word/document.xml": "<broken"})) == ""


def test_an_office_file_says_who_made_it_and_who_commented() -> None:
    more = {
        "docProps/core.xml": hostile.core_properties(
            title="Merkblatt", creator="Max", cp_lastModifiedBy="Eva", language="de-DE"
        ),
        "docProps/app.xml": "<Properties><Company>Muster GmbH</Company></Properties>",
        "word/comments.xml": '<w:comments xmlns:w="w"><w:comment w:author="Kim"/></w:comments>',
    }
    facts = check_upload(io.BytesIO(hostile.docx(more)), "a.docx")
    assert facts.language == "de-DE"
    assert facts.metadata == {
        "title": "Merkblatt",
        "author": "Max",
        "last_editor": "Eva",
        "company": "Muster GmbH",
        "comment_authors": "Kim",
    }


def test_an_open_document_says_who_made_it() -> None:
    meta = hostile.odf_meta(
        "<meta:initial-creator>Max</meta:initial-creator>", "<dc:creator>Eva</dc:creator>"
    )
    facts = check_upload(io.BytesIO(hostile.odp(["x"], more={"meta.xml": meta})), "a.odp")
    assert facts.metadata == {"author": "Max", "last_editor": "Eva"}
