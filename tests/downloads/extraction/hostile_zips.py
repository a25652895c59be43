"""Hostile archives and office files as bytes."""

import io
import struct
import zipfile

from demo.builders.office.package import office_parts, zip_of
from tests.downloads.extraction.office_files import docx, odp, pptx, pptx_parts

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


def macro_sheet_xlsx() -> bytes:
    """A macro of 1992, which lives in a sheet and not in a VBA project."""
    parts = office_parts("xlsx")
    sheet = (
        '<Override PartName="/xl/sheet9.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>'
    )
    types = parts["[Content_Types].xml"].replace("</Types>", sheet)
    return zip_of({**parts, "[Content_Types].xml": types, "xl/sheet9.xml": "<a/>"})


def active_x_docx() -> bytes:
    parts = office_parts("docx")
    control = '<Override PartName="/word/a.xml" ContentType="application/vnd.ms-office.activeX+xml"/></Types>'
    types = parts["[Content_Types].xml"].replace("</Types>", control)
    return zip_of({**parts, "[Content_Types].xml": types, "word/a.xml": "<a/>"})


def renamed_pptm() -> bytes:
    """A presentation whose main part says that it has macros, although there is no macro part."""
    parts = pptx_parts(["Folie"])
    plain = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    types = parts["[Content_Types].xml"].replace(
        plain, "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    )
    return zip_of({**parts, "[Content_Types].xml": types})


def xlsm_inside_pptx() -> bytes:
    """The macro is in a workbook that is embedded in the slides."""
    workbook = zip_of({**office_parts("xlsx"), "xl/vbaProject.bin": b"x"})
    return pptx(["Folie"], more={"ppt/embeddings/sheet.bin": workbook})


def script_calling_odp() -> bytes:
    """No macro inside: a click calls one that lies on the reader's machine (as in CVE-2018-16858)."""
    event = (
        '<script:event-listener xmlns:script="s" xmlns:xlink="x" '
        'xlink:href="vnd.sun.star.script:../../pydoc.py$tempfilepager?language=Python&amp;location=share"/>'
    )
    return odp([f"<draw:g>{event}</draw:g>"])


def program_calling_pptx() -> bytes:
    """A click starts a program."""
    return pptx(['<a:p><a:hlinkClick action="ppaction://program?calc.exe"/></a:p>'])


def remote_template_docx(target: str = "https://example.org/a.dotm") -> bytes:
    """Word fetches its template, and the macros in it, from elsewhere."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return docx({"word/_rels/settings.xml.rels": relations})


def entity_bomb_pptx() -> bytes:
    """A billion laughs: ten entities, each ten times the one before."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "lol">{entities}]><a>&a9;</a>'
    return pptx(["Folie"], more={"ppt/slides/slide1.xml": bomb})


def external_entity_odp() -> bytes:
    """A file of the server is to become the text of a slide."""
    return odp(
        ["x"], more={"content.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}
    )


def long_part_pptx(megabytes: int) -> bytes:
    """A slide of one endless text, small on the disk."""
    return pptx([f"<a:p><a:r><a:t>{'x' * megabytes * 1024 * 1024}</a:t></a:r></a:p>"])
