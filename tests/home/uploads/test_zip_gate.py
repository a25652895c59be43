"""What the gate says about archives and office files."""

import io

import pytest

from downloads.extraction.gate import check_upload
from home.uploads.refusal import Refused
from home.uploads.zip_gate import ZipLimits
from tests.downloads import hostile


def refusal(data: bytes, name: str = "unterlagen.zip", limits: ZipLimits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        check_upload(io.BytesIO(data), name, zip_limits=limits)
    return caught.value


def is_accepted(data: bytes, name: str = "unterlagen.zip", limits: ZipLimits | None = None) -> bool:
    return check_upload(io.BytesIO(data), name, zip_limits=limits).size == len(data)


MEGABYTE = ZipLimits(total_bytes=1024 * 1024)


def test_a_zip_bomb_is_refused_with_the_limit() -> None:
    refused = refusal(hostile.zip_bomb(megabytes=2), limits=MEGABYTE)
    assert refused.code == "zip-size"
    assert "1.0\xa0MB" in str(refused)


def test_a_zip_bomb_inside_a_zip_is_counted_too() -> None:
    packed = hostile.zip_of({"a.zip": hostile.zip_bomb(megabytes=2)})
    assert refusal(packed, limits=MEGABYTE).code == "zip-size"


def test_a_blank_picture_may_be_packed_900_to_1() -> None:
    assert is_accepted(hostile.zip_bomb(megabytes=2))


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    assert refusal(hostile.lying_zip()).code == "zip-damaged"


def test_too_many_entries_are_refused_with_the_limit_and_the_number() -> None:
    data = hostile.zip_of({f"{number}.txt": b"" for number in range(6)})
    assert "contains 6 parts; the limit is 5" in str(refusal(data, limits=ZipLimits(entries=5)))


def test_an_endless_table_of_contents_is_refused_before_it_is_read() -> None:
    assert refusal(hostile.long_directory_zip()).code == "zip-entries"


def test_entries_that_share_their_data_are_refused() -> None:
    assert refusal(hostile.overlapping_zip()).code == "zip-overlap"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_comes_twice_is_refused() -> None:
    assert refusal(hostile.duplicate_zip()).code == "zip-overlap"


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "a/../../b.txt",
        "..\\a.txt",
        "/etc/passwd",
        "\\\\server\\a.txt",
        "C:\\a.txt",
        "a\x1b[31m.txt",
    ],
)
def test_a_name_that_leads_out_of_the_folder_is_refused_by_name(name: str) -> None:
    refused = refusal(hostile.traversal_zip(name))
    assert refused.code == "zip-name"
    assert name in str(refused)


def test_two_dots_inside_a_name_are_harmless() -> None:
    assert is_accepted(hostile.zip_of({"Teil 1..2.txt": "text"}))


def test_folders_nested_too_deep_are_refused() -> None:
    assert refusal(hostile.zip_of({"a/" * 21 + "b.txt": ""})).code == "zip-name"


def test_a_link_is_refused() -> None:
    assert refusal(hostile.symlink_zip()).code == "zip-name"


def test_archives_may_lie_in_each_other_three_deep_and_no_deeper() -> None:
    assert is_accepted(hostile.nested_zip(3))
    assert refusal(hostile.nested_zip(4)).code == "zip-nesting"


def test_a_packing_method_without_an_upper_bound_is_refused() -> None:
    assert refusal(hostile.unusual_zip()).code == "zip-method"


def test_a_zip_with_a_password_is_refused() -> None:
    assert refusal(hostile.password_zip()).code == "zip-password"


def test_an_open_document_with_a_password_is_refused() -> None:
    assert refusal(hostile.password_odp(), "folien.odp").code == "zip-password"


def test_a_damaged_zip_is_refused() -> None:
    assert refusal(hostile.damaged_zip()).code == "zip-damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_doctype_is_refused_in_any_encoding_naming_the_part(encoding: str) -> None:
    refused = refusal(hostile.doctype_docx(encoding), "brief.docx")
    assert refused.code == "zip-doctype"
    assert "“word/settings.xml”" in str(refused)


def test_a_doctype_under_an_innocent_name_is_refused() -> None:
    data = hostile.pptx(["x"], more={"ppt/media/picture.bin": b"\n <!DOCTYPE a><a/>"})
    assert refusal(data, "folien.pptx").code == "zip-doctype"


def test_a_web_page_in_an_ordinary_zip_may_have_its_doctype() -> None:
    assert is_accepted(hostile.zip_of({"index.html": "<!DOCTYPE html><p>text"}))


def test_an_office_file_inside_a_zip_is_checked_as_strictly() -> None:
    refused = refusal(hostile.zip_of({"brief.docx": hostile.doctype_docx()}))
    assert "“brief.docx/word/settings.xml”" in str(refused)


def test_xml_that_is_not_well_formed_is_refused() -> None:
    assert refusal(hostile.docx({"word/styles.xml": "<a>"}), "brief.docx").code == "zip-damaged"


def test_what_office_itself_writes_carelessly_is_accepted() -> None:
    assert is_accepted(
        hostile.pptx(["x"], more={"ppt/drawings/vmlDrawing1.vml": "<xml><br></xml>"}), "a.pptx"
    )
    assert is_accepted(hostile.odp(["x"], more={"Configurations2/accelerator/current.xml": ""}), "a.odp")


@pytest.mark.parametrize("part", ["ppt/vbaProject.bin", "PPT/VBAPROJECT.BIN", "elsewhere/vbaProject.bin"])
def test_a_macro_in_powerpoint_is_refused_by_its_part_name(part: str) -> None:
    refused = refusal(hostile.macro_pptx(part), "folien.pptx")
    assert refused.code == "zip-macros"
    assert f"“{part}”" in str(refused)


def test_a_macro_under_another_name_is_refused_by_its_content_type() -> None:
    assert refusal(hostile.renamed_macro_pptx(), "folien.pptx").code == "zip-macros"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (hostile.renamed_pptm(), "folien.pptx"),
        (hostile.macro_sheet_xlsx(), "liste.xlsx"),
        (hostile.active_x_docx(), "brief.docx"),
        (hostile.xlsm_inside_pptx(), "folien.pptx"),
        (hostile.zip_of({"folien.pptx": hostile.macro_pptx()}), "unterlagen.zip"),
        (hostile.script_calling_odp(), "folien.odp"),
        (hostile.program_calling_pptx(), "folien.pptx"),
    ],
)
def test_a_macro_is_refused_in_every_disguise(data: bytes, name: str) -> None:
    refused = refusal(data, name)
    assert refused.code == "zip-macros"
    assert str(refused).startswith("“")


@pytest.mark.parametrize("target", ["https://example.org/a.dotm", "\\\\server\\a.dotm", "file://x", "a.dotm"])
def test_a_template_from_elsewhere_is_refused_and_one_on_the_own_machine_is_not(target: str) -> None:
    data = hostile.remote_template_docx(target)
    if target.startswith(("https", "\\")):
        assert refusal(data, "brief.docx").code == "zip-remote"
    else:
        assert is_accepted(data, "brief.docx")


@pytest.mark.parametrize(
    ("data", "name"), [(hostile.entity_bomb_pptx(), "a.pptx"), (hostile.external_entity_odp(), "a.odp")]
)
def test_entities_are_refused_whether_they_multiply_or_fetch(data: bytes, name: str) -> None:
    assert refusal(data, name).code == "zip-doctype"


def test_a_name_in_an_archive_that_is_shown_in_another_order_is_refused() -> None:
    assert refusal(hostile.zip_of({"rechnung\u202efdp.exe": "x"})).code == "zip-name"


def test_a_presentation_with_more_than_500_slides_is_refused_with_the_number() -> None:
    assert "has 501 slides; the limit is 500" in str(refusal(hostile.odp(["x"] * 501), "folien.odp"))


def test_a_presentation_without_slides_or_without_its_table_of_slides_is_refused() -> None:
    assert refusal(hostile.odp([]), "folien.odp").code == "no-pages"
    parts = {**hostile.pptx_parts(["x"]), "ppt/presentation.xml": "<a/>"}
    del parts["ppt/_rels/presentation.xml.rels"]
    assert refusal(hostile.zip_of(parts), "folien.pptx").code == "unreadable"


def test_a_slide_of_one_endless_text_is_accepted_and_cut() -> None:
    facts = check_upload(io.BytesIO(hostile.long_part_pptx(megabytes=20)), "folien.pptx")
    assert len(facts.opening) <= 4_000


@pytest.mark.parametrize(
    "part", ["Basic/Standard/Module1.xml", "Scripts/python/a.py", "Object 1/Basic/a.xml"]
)
def test_a_macro_in_an_open_document_is_refused(part: str) -> None:
    assert refusal(hostile.macro_odp(part), "folien.odp").code == "zip-macros"


def test_a_folder_of_scripts_in_an_ordinary_zip_is_no_macro() -> None:
    assert is_accepted(hostile.zip_of({"scripts/lesson.txt": "text"}))
