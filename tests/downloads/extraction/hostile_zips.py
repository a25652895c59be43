"""Hostile archives and office files as bytes."""

import io
import struct
import zipfile

from tests.downloads.extraction.office_files import docx, odp, office_parts, pptx, pptx_parts, zip_of

DOCTYPE = '<?xml version="1.0" encoding="%s"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


def word_named_pdf() -> bytes:
    """A Word file; whoever uploads it calls it .pdf."""
    return docx()


def zip_bomb(megabytes: int = 2) -> bytes:
    """Small, and only as large unpacked as a test needs; pass limits below that."""
    return zip_of({"zeros.bin": b"\0" * (megabytes * 1024 * 1024)})


def lying_zip(megabytes: int = 2) -> bytes:
    """A bomb whose headers say that it unpacks to one byte."""
    whole, size = zip_bomb(megabytes), struct.pack("<L", megabytes * 1024 * 1024)
    return whole.replace(size, struct.pack("<L", 1))


def overlapping_zip() -> bytes:
    """Two entries in the table of contents share the same data."""
    whole = bytearray(zip_of({"a.txt": b"same", "b.txt": b"same"}))
    second = whole.rindex(b"PK\x01\x02")
    whole[second + 42 : second + 46] = struct.pack("<L", 0)
    return bytes(whole)


def long_directory_zip(entries: int = 40_000) -> bytes:
    """Nothing but a table of contents, which would become an object per entry."""
    return zip_of({f"{number:08}.txt": b"" for number in range(entries)})


def traversal_zip(name: str = "../../etc/passwd") -> bytes:
    return zip_of({"slides.txt": b"good", name: b"bad"})


def symlink_zip() -> bytes:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    return zip_of({link: b"/etc/passwd"})


def unusual_zip() -> bytes:
    return zip_of({"a.txt": b"text"}, zipfile.ZIP_LZMA)


def password_zip() -> bytes:
    """The flag that says "encrypted", on a file that is not."""
    whole = bytearray(zip_of({"a.txt": b"text"}))
    for offset in (6, whole.index(b"PK\x01\x02") + 8):
        whole[offset] |= 1
    return bytes(whole)


def nested_zip(levels: int) -> bytes:
    """That many archives in one another."""
    data = zip_of({"a.txt": b"text"})
    for _ in range(levels - 1):
        data = zip_of({"inner.zip": data})
    return data


def damaged_zip() -> bytes:
    whole = bytearray(zip_of({"a.txt": b"text" * 100}, zipfile.ZIP_STORED))
    whole[60] ^= 0xFF
    return bytes(whole)


def doctype_docx(encoding: str = "utf-8") -> bytes:
    """A Word file with a harmless entity, in the XML encoding given."""
    return docx({"word/settings.xml": (DOCTYPE % encoding).encode(encoding)})


def macro_pptx(part: str = "ppt/vbaProject.bin") -> bytes:
    return pptx(["Folie"], more={part: b"\xd0\xcf"})


def renamed_macro_pptx() -> bytes:
    """The macro hides under an innocent name; only the content type tells."""
    parts = pptx_parts(["Folie"])
    types = parts["[Content_Types].xml"]
    macro = '<Override PartName="/ppt/notes.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    return zip_of({**parts, "[Content_Types].xml": types.replace("</Types>", macro), "ppt/notes.dat": b"x"})


def macro_odp(part: str = "Basic/Standard/Module1.xml") -> bytes:
    return odp(["Folie"], more={part: b"<a/>"})


def password_odp() -> bytes:
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        "</manifest:file-entry></manifest:manifest>"
    )
    return odp(["Folie"], more={"META-INF/manifest.xml": manifest.encode()})


def two_faced_package() -> bytes:
    """Says Word to one program and OpenDocument to another."""
    return zip_of({**office_parts("docx"), "mimetype": "application/vnd.oasis.opendocument.presentation"})


def old_powerpoint() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def duplicate_zip() -> bytes:
    """The same name twice, with different content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "what one program reads")
        archive.writestr("a.txt", "what another program reads")
    return buffer.getvalue()
