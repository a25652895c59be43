"""Good and hostile files as bytes, made on the spot, so that no suspicious file lies in the repository.

The PDFs are here; archives and office files are in `extraction/` and can be imported from here too.
"""

import io
import zlib

import pikepdf

from demo.builders.office.package import core_properties, office_parts, zip_of
from tests.downloads.extraction.hostile_pdfs import (
    bomb_among_pages_pdf,
    compressed_bomb_pdf,
    deep_pages_pdf,
    endless_pages_pdf,
    huge_picture_pdf,
    looping_pages_pdf,
    many_pages_pdf,
    object_bomb_pdf,
    tiling_pdf,
    unmapped_font_pdf,
)
from tests.downloads.extraction.hostile_zips import (
    active_x_docx,
    damaged_zip,
    doctype_docx,
    duplicate_zip,
    entity_bomb_pptx,
    external_entity_odp,
    long_directory_zip,
    long_part_pptx,
    lying_zip,
    macro_odp,
    macro_pptx,
    macro_sheet_xlsx,
    nested_zip,
    old_powerpoint,
    overlapping_zip,
    password_odp,
    password_zip,
    program_calling_pptx,
    remote_template_docx,
    renamed_macro_pptx,
    renamed_pptm,
    script_calling_odp,
    symlink_zip,
    traversal_zip,
    two_faced_package,
    unusual_zip,
    word_named_pdf,
    xlsm_inside_pptx,
    zip_bomb,
)
from tests.downloads.extraction.office_files import (
    docx,
    notes_pptx,
    odf_meta,
    odp,
    ods,
    odt,
    pptx,
    pptx_parts,
    xlsx,
)
from tests.downloads.extraction.pdf_files import (
    good_pdf,
    mapped_pdf,
    one_page_pdf,
    raw_pdf,
    scanned_pdf,
    stream,
)

__all__ = [
    "active_x_docx",
    "bomb_among_pages_pdf",
    "compressed_bomb_pdf",
    "core_properties",
    "deep_pages_pdf",
    "endless_pages_pdf",
    "entity_bomb_pptx",
    "external_entity_odp",
    "huge_picture_pdf",
    "long_part_pptx",
    "looping_pages_pdf",
    "macro_sheet_xlsx",
    "many_pages_pdf",
    "object_bomb_pdf",
    "program_calling_pptx",
    "remote_template_docx",
    "renamed_pptm",
    "script_calling_odp",
    "tiling_pdf",
    "unmapped_font_pdf",
    "xlsm_inside_pptx",
    "arabic_ligature_pdf",
    "attachment_pdf",
    "damaged_zip",
    "doctype_docx",
    "docx",
    "duplicate_zip",
    "empty_file",
    "good_pdf",
    "html_polyglot",
    "javascript_pdf",
    "launch_pdf",
    "long_directory_zip",
    "lying_zip",
    "macro_odp",
    "macro_pptx",
    "mapped_pdf",
    "nested_zip",
    "notes_pptx",
    "odf_meta",
    "odd_page_pdf",
    "odp",
    "ods",
    "odt",
    "old_powerpoint",
    "office_parts",
    "only_marked_pdf",
    "overlapping_zip",
    "packed_javascript_pdf",
    "owner_password_pdf",
    "password_odp",
    "password_pdf",
    "password_zip",
    "pptx",
    "pptx_parts",
    "renamed_macro_pptx",
    "scanned_pdf",
    "slow_picture_pdf",
    "symlink_zip",
    "tagged_pdf",
    "textless_pdf",
    "traversal_zip",
    "truncated_pdf",
    "two_faced_package",
    "unusual_zip",
    "word_named_pdf",
    "xfa_pdf",
    "xlsx",
    "xmp_pdf",
    "zero_pages_pdf",
    "zip_bomb",
    "zip_of",
]


def truncated_pdf() -> bytes:
    whole = good_pdf(["eins", "zwei", "drei"])
    return whole[: len(whole) * 2 // 3]


def zero_pages_pdf() -> bytes:
    return raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def password_pdf(user: str = "geheim", owner: str = "chef") -> bytes:
    """Encrypted with AES-256; with an empty user password anybody can open it."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(good_pdf())) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(user=user, owner=owner))
    return buffer.getvalue()


def owner_password_pdf() -> bytes:
    """Only printing and copying need a password; opening does not."""
    return password_pdf(user="")


def javascript_pdf(name: bytes = b"/JavaScript") -> bytes:
    """A script that runs when the file is opened; the name can be written as /J#61vaScript."""
    return one_page_pdf(catalogue=b"/OpenAction << /S %s /J#53 (app.alert\\(1\\)) >>" % name)


def packed_javascript_pdf() -> bytes:
    """The script lies in a packed stream of objects, where nobody sees it in the bytes of the file."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(javascript_pdf())) as pdf:
        pdf.Root.OpenAction = pdf.make_indirect(pdf.Root.OpenAction)
        pdf.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def launch_pdf() -> bytes:
    action = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>"
    return one_page_pdf(page=b"/Annots [%s]" % action)


def attachment_pdf() -> bytes:
    return one_page_pdf(
        catalogue=b"/Names << /EmbeddedFiles << /Names [(a.txt) 6 0 R] >> >>",
        more=[
            b"<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>",
            stream(b"hello", b"/Type /EmbeddedFile"),
        ],
    )


def tagged_pdf() -> bytes:
    return one_page_pdf(
        catalogue=b"/Lang (de-DE) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R",
        more=[
            b"<< /Type /StructTreeRoot /K [7 0 R] >>",
            b"<< /Type /StructElem /S /Document /P 6 0 R >>",
        ],
    )


def only_marked_pdf() -> bytes:
    """Claims in MarkInfo to be tagged, and has no structure tree."""
    return one_page_pdf(catalogue=b"/MarkInfo << /Marked true >>")


def xfa_pdf() -> bytes:
    return one_page_pdf(catalogue=b"/AcroForm << /Fields [] /XFA 6 0 R >>", more=[stream(b"<xdp/>")])


def xmp_pdf(packet: bytes) -> bytes:
    return one_page_pdf(catalogue=b"/Metadata 6 0 R", more=[stream(packet, b"/Type /Metadata /Subtype /XML")])


def textless_pdf() -> bytes:
    return one_page_pdf(content=b"0.5 g 10 10 300 300 re f")


def arabic_ligature_pdf() -> bytes:
    """الأمن ("security"), left to right as drawn, with one glyph for lam and alef."""
    return mapped_pdf({1: "ن", 2: "م", 3: "لأ", 4: "ا"})


def odd_page_pdf(size: str) -> bytes:
    """A page of an absurd size in points, such as "200000 540"."""
    return one_page_pdf(size=size)


def slow_picture_pdf(fills: int = 200_000) -> bytes:
    """Three pages; the text is there at once, and drawing the second takes longer than anybody waits."""
    slow = zlib.compress(b"/T gs\n" + b"0 0 960 540 re f\n" * fills)
    pages = [
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents [%d 0 R %d 0 R] /Resources "
        b"<< /Font << /F 6 0 R >> /ExtGState << /T << /ca 0.01 /BM /Luminosity >> >> >> >>" % contents
        for contents in ((7, 8), (7, 9), (7, 8))
    ]
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
            *pages,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            stream(b"BT /F 24 Tf 50 400 Td (Anerkennung) Tj ET"),
            stream(b"0 g"),
            stream(slow, b"/Filter /FlateDecode"),
        ]
    )


def html_polyglot() -> bytes:
    """A web page for browsers that is a PDF for lenient readers."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>",
        ],
        header=b"<html><script>alert(1)</script><!--\n%PDF-1.7\n",
    )


def empty_file() -> bytes:
    return b""
