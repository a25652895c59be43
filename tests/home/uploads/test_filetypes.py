"""What a file is, by its content alone."""

import io

import pytest

from home.uploads.filetypes import FileType, real_type
from tests.downloads import hostile


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (hostile.good_pdf(), FileType.PDF),
        (b"\xef\xbb\xbf\r\n" + hostile.good_pdf(), FileType.PDF),
        (hostile.pptx(["Folie"]), FileType.PPTX),
        (hostile.odp(["Folie"]), FileType.ODP),
        (hostile.docx(), FileType.DOCX),
        (hostile.xlsx(), FileType.XLSX),
        (hostile.odt(), FileType.ODT),
        (hostile.ods(), FileType.ODS),
        (hostile.zip_of({"a.txt": "text"}), FileType.ZIP),
        (hostile.zip_of({}), FileType.ZIP),
    ],
)
def test_each_type_is_recognised_by_its_content(data: bytes, expected: FileType) -> None:
    assert real_type(io.BytesIO(data)) == expected


@pytest.mark.parametrize(
    "data",
    [b"", b"text", hostile.html_polyglot(), hostile.old_powerpoint(), b"PK\x03\x04 and nothing more"],
)
def test_anything_else_is_unknown(data: bytes) -> None:
    assert real_type(io.BytesIO(data)) == FileType.UNKNOWN


def test_a_package_that_claims_two_types_is_unknown() -> None:
    assert real_type(io.BytesIO(hostile.two_faced_package())) == FileType.UNKNOWN


def test_a_content_type_for_a_part_that_is_not_there_proves_nothing() -> None:
    parts = hostile.office_parts("docx")
    del parts["word/document.xml"]
    assert real_type(io.BytesIO(hostile.zip_of(parts))) == FileType.UNKNOWN


def test_a_web_page_packed_into_a_zip_is_only_a_zip() -> None:
    packed = hostile.zip_of({"index.html": "<!DOCTYPE html><p>x</p>"})
    assert real_type(io.BytesIO(packed)) == FileType.ZIP


def test_looking_leaves_the_position_where_it_was() -> None:
    file = io.BytesIO(hostile.docx())
    file.seek(7)
    real_type(file)
    assert file.tell() == 7


class NarrowFile(io.BytesIO):
    """Fails when somebody asks for more than 64 KB at once."""

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None, "Nobody may ask for everything."
        assert 0 <= size <= 64 * 1024, "Nobody may ask for more than 64 KB."
        return super().read(size)


def test_no_read_asks_for_more_than_64_kilobytes() -> None:
    assert real_type(NarrowFile(hostile.pptx(["Folie"] * 50))) == FileType.PPTX
