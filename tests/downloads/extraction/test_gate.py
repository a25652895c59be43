"""What every upload goes through: size, name, and whether the name tells the truth."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from downloads.extraction.gate import check_upload
from home.uploads.filetypes import FileType
from home.uploads.refusal import Refused
from tests.downloads import hostile


def refusal(data: bytes, name: str, **options: object) -> Refused:
    """The refusal that uploading `data` as `name` ends in."""
    with pytest.raises(Refused) as caught:
        check_upload(io.BytesIO(data), name, **options)
    return caught.value


def test_an_empty_file_is_refused() -> None:
    refused = refusal(hostile.empty_file(), "folien.pdf")
    assert (refused.code, str(refused)) == (
        "empty",
        "This file is empty; choose it again or export it again.",
    )


def test_a_file_over_the_limit_is_refused_with_the_limit_and_its_size() -> None:
    refused = refusal(b"%PDF-1.7" + b" " * 2048, "folien.pdf", max_bytes=1024)
    assert refused.code == "too-large"
    # A no-break space stands between number and unit.
    assert "2.0\xa0KB large; the limit is 1.0\xa0KB" in str(refused)


def test_a_file_at_the_limit_is_accepted() -> None:
    data = hostile.zip_of({"a.txt": "text"})
    assert check_upload(io.BytesIO(data), "a.zip", max_bytes=len(data)).size == len(data)


def test_an_extension_that_is_not_allowed_is_refused_with_those_that_are() -> None:
    refused = refusal(hostile.docx(), "brief.docx", allowed={"pdf", "pptx"})
    assert str(refused) == "Files named .docx are not accepted; upload one of these: pdf, pptx."


def test_a_name_without_an_ending_is_refused() -> None:
    assert "has no ending" in str(refusal(hostile.good_pdf(), "folien"))


def test_a_word_file_named_pdf_is_refused_by_its_real_type() -> None:
    refused = refusal(hostile.word_named_pdf(), "folien.pdf")
    assert refused.code == "wrong-type"
    assert str(refused) == "This file is named .pdf but is a Word file."


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (hostile.docx(), "a.pptx", "This file is named .pptx but is a Word file."),
        (hostile.good_pdf(), "a.odp", "This file is named .odp but is a PDF."),
        (hostile.pptx(["x"]), "a.zip", "This file is named .zip but is a PowerPoint file."),
        (hostile.zip_of({"a": "b"}), "a.xlsx", "This file is named .xlsx but is a ZIP archive."),
    ],
)
def test_a_name_that_lies_is_refused(data: bytes, name: str, sentence: str) -> None:
    assert str(refusal(data, name)) == sentence


def test_an_extension_in_capitals_is_the_same_extension() -> None:
    assert check_upload(io.BytesIO(hostile.pptx(["x"])), "FOLIEN.PPTX").type == FileType.PPTX


def test_a_web_page_that_is_also_a_pdf_is_refused() -> None:
    assert refusal(hostile.html_polyglot(), "folien.pdf").code == "unreadable"


def test_an_old_or_protected_office_file_is_refused_with_the_way_out() -> None:
    assert "save it as .pptx" in str(refusal(hostile.old_powerpoint(), "folien.pptx"))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt", "ods"])
def test_the_other_office_files_are_accepted(kind: str) -> None:
    assert check_upload(io.BytesIO(getattr(hostile, kind)()), f"a.{kind}").type == kind


def test_a_django_upload_is_accepted_as_it_comes() -> None:
    upload = SimpleUploadedFile("folien.odp", hostile.odp(["Folie"]))
    assert check_upload(upload, upload.name).type == FileType.ODP


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.exe"])
def test_the_position_is_restored_whatever_happens(name: str) -> None:
    file = io.BytesIO(hostile.docx())
    file.seek(5)
    if name == "a.docx":
        check_upload(file, name)
    else:
        with pytest.raises(Refused):
            check_upload(file, name)
    assert file.tell() == 5


def test_a_refusal_is_a_form_error_with_a_code() -> None:
    refused = refusal(b"", "a.pdf")
    assert isinstance(refused, ValidationError)
    assert refused.messages == [str(refused)]


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\u2066"])
def test_a_name_that_is_shown_in_another_order_than_it_is_is_refused(sign: str) -> None:
    refused = refusal(hostile.good_pdf(), f"rechnung{sign}gpj.pdf")
    assert refused.code == "name"
    assert "rename the file" in str(refused)
