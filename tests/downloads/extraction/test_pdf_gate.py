"""What the gate says about PDF files."""

import contextlib
import io
import resource

import pytest

from downloads.extraction.gate import FileFacts, check_upload
from home.uploads.refusal import Refused
from tests.downloads import hostile


def accepted(data: bytes, **options: object) -> FileFacts:
    return check_upload(io.BytesIO(data), "folien.pdf", **options)


def refusal(data: bytes, **options: object) -> Refused:
    with pytest.raises(Refused) as caught:
        accepted(data, **options)
    return caught.value


def codes(data: bytes) -> set[str]:
    return {notice.code for notice in accepted(data).warnings}


def test_a_good_pdf_is_accepted_with_its_facts() -> None:
    facts = accepted(hostile.good_pdf(["eins", "zwei"], author="Олена"))
    assert (facts.type, facts.pages, facts.tagged, facts.searchable) == ("pdf", 2, False, True)
    assert facts.metadata["author"] == "Олена"


def test_a_truncated_pdf_is_refused() -> None:
    assert str(refusal(hostile.truncated_pdf())) == "This file cannot be read as PDF; export it again."


def test_a_pdf_cut_off_between_two_saved_versions_is_refused() -> None:
    whole = hostile.good_pdf(["eins"])
    assert refusal(whole + b"9 0 obj\n" + b"x" * 4096).code == "unreadable"


def test_padding_after_the_end_is_harmless() -> None:
    assert accepted(hostile.good_pdf() + b"\0" * 4096).pages == 1


def test_bytes_that_only_begin_like_a_pdf_are_refused() -> None:
    assert refusal(b"%PDF-1.7\nnothing\n%%EOF").code == "unreadable"


def test_a_pdf_without_pages_is_refused() -> None:
    assert str(refusal(hostile.zero_pages_pdf())) == "This PDF has no pages; export it again."


def test_a_pdf_that_needs_a_password_is_refused() -> None:
    assert str(refusal(hostile.password_pdf())) == "This PDF needs a password; upload one without."


def test_a_password_that_only_restricts_printing_is_no_obstacle() -> None:
    assert accepted(hostile.owner_password_pdf()).pages == 1


def test_more_than_500_pages_are_refused_with_the_limit_and_the_number() -> None:
    refused = refusal(hostile.good_pdf(["x"] * 501))
    assert refused.code == "too-many-pages"
    assert "has 501 pages; the limit is 500" in str(refused)


def test_500_pages_are_accepted() -> None:
    assert accepted(hostile.good_pdf(["x"] * 500)).pages == 500


def test_a_pdf_that_takes_too_long_to_open_is_refused() -> None:
    assert refusal(hostile.good_pdf(), open_seconds=0.001).code == "too-complex"


def test_a_pdf_whose_only_page_unpacks_to_far_too_much_is_refused_with_what_to_do() -> None:
    refused = refusal(hostile.compressed_bomb_pdf(400), open_seconds=60)
    assert refused.code == "too-complex"
    assert "export it again in a smaller size" in str(refused)


def test_a_pdf_with_one_such_page_is_accepted_with_a_warning() -> None:
    facts = accepted(hostile.bomb_among_pages_pdf(400), open_seconds=60)
    assert facts.searchable
    assert "large-pages" in {notice.code for notice in facts.warnings}


def test_a_hundred_thousand_pages_are_refused_with_the_limit_and_the_number() -> None:
    assert "has 100000 pages; the limit is 500" in str(refusal(hostile.many_pages_pdf(), open_seconds=60))


@pytest.mark.parametrize(
    "make",
    [
        hostile.endless_pages_pdf,
        hostile.looping_pages_pdf,
        hostile.deep_pages_pdf,
        hostile.object_bomb_pdf,
        lambda: hostile.huge_picture_pdf(10_000),
        hostile.tiling_pdf,
    ],
)
def test_what_wants_to_use_up_memory_or_time_is_judged_by_the_child_alone(make) -> None:
    """Whatever the verdict: this process stays as small as it was (64 MB of room for its own work)."""
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with contextlib.suppress(Refused):
        accepted(data, open_seconds=20)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (hostile.javascript_pdf(), "javascript"),
        (hostile.javascript_pdf(name=b"/J#61vaScript"), "javascript"),
        (hostile.packed_javascript_pdf(), "javascript"),
        (hostile.launch_pdf(), "launch"),
        (hostile.attachment_pdf(), "attachments"),
    ],
)
def test_active_content_is_a_warning_or_by_setting_a_refusal(data: bytes, code: str) -> None:
    assert code in codes(data)
    assert refusal(data, refuse_active=True).code == code


def test_a_good_pdf_is_not_suspected() -> None:
    assert codes(hostile.good_pdf()) == {"no-tags"}


def test_a_structure_tree_means_tags_and_the_language_is_known() -> None:
    facts = accepted(hostile.tagged_pdf())
    assert (facts.tagged, facts.language, facts.warnings) == (True, "de-DE", ())


def test_the_flag_in_markinfo_alone_does_not_mean_tags() -> None:
    assert "no-tags" in codes(hostile.only_marked_pdf())


def test_a_pdf_without_text_is_accepted_with_a_warning() -> None:
    facts = accepted(hostile.textless_pdf())
    assert facts.searchable is False
    assert "no-text" in {notice.code for notice in facts.warnings}


def test_a_dynamic_form_is_accepted_with_a_warning() -> None:
    assert "xfa" in codes(hostile.xfa_pdf())


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><r:Description><dc:creator><r:Seq><r:li>Aylin</r:li>'
    "</r:Seq></dc:creator></r:Description></r:RDF></x:xmpmeta>"
)


def test_an_author_that_only_the_xmp_packet_names_is_found() -> None:
    assert accepted(hostile.xmp_pdf(XMP.encode())).metadata == {"author": "Aylin"}


def test_an_xmp_packet_with_a_doctype_is_not_read() -> None:
    assert accepted(hostile.xmp_pdf(b"<!DOCTYPE x>" + XMP.encode())).metadata == {}


def test_every_warning_is_one_sentence() -> None:
    for data in (hostile.javascript_pdf(), hostile.xfa_pdf(), hostile.textless_pdf()):
        for notice in accepted(data).warnings:
            assert str(notice).endswith(".")
            assert str(notice).count(".") == 1
