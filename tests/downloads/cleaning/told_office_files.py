"""Office files that name “Max Muster” everywhere programs write names. They open in their programs."""

import io
import zipfile

from demo.builders.office.package import core_properties, zip_of
from tests.downloads.extraction.office_files import docx, odt, pptx_parts, xlsx

NAME = "Max Muster"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_ACCOUNT = 'userId="S::max.muster@example.org::1" providerId="AD"'

PROPERTIES = {
    "docProps/core.xml": core_properties(title="Wege", creator=NAME, cp_lastModifiedBy=NAME),
    "docProps/app.xml": f"<Properties><Company>{NAME} GmbH</Company><Manager>{NAME}</Manager></Properties>",
    "docProps/custom.xml": f"<Properties><property name='Bearbeitet'>{NAME}</property></Properties>",
    "docProps/thumbnail.jpeg": NAME.encode(),
}
_PACKAGE = {
    "rId1": (f"{_OFFICE}/officeDocument", "{}"),
    "rId2": (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        "docProps/thumbnail.jpeg",
    ),
}


def relations(more: dict[str, tuple[str, str]]) -> str:
    """A part of relationships; a target on somebody's disk lies outside the package."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{outside}/>'
        for key, (kind, target) in more.items()
        for outside in [' TargetMode="External"' if target.startswith("file:") else ""]
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def _package(main: str) -> dict[str, str]:
    first, second = _PACKAGE.values()
    return {"_rels/.rels": relations({"rId1": (first[0], main), "rId2": second})}


def told_docx() -> bytes:
    """Comments, tracked changes, people, marks of editing, a template on a disk, a diagram's workbook."""
    body = (
        f'<w:document {_W}><w:body><w:p w:rsidR="00AA11BB" w:rsidRDefault="00AA11BB">'
        f'<w:ins w:id="1" w:author="{NAME}" '
        'w:date="2025-01-01T00:00:00Z"><w:r><w:t>Anerkennung</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="Eva &amp; Co"><w:r><w:delText>weg</w:delText></w:r></w:del>'
        "<w:r><w:t>Tee &gt; Kaffee</w:t></w:r></w:p></w:body></w:document>"
    )
    comments = (
        f'<w:comments {_W}><w:comment w:id="0" w:author="{NAME}" w:initials="MM"><w:p><w:r>'
        f"<w:t>@{NAME}: bitte ansehen</w:t></w:r></w:p></w:comment></w:comments>"
    )
    people = (
        f'<w15:people xmlns:w15="{_MICROSOFT}/word/2012/wordml"><w15:person w15:author="{NAME}">'
        '<w15:presenceInfo w15:providerId="AD" '
        'w15:userId="S::max.muster@example.org::1"/></w15:person></w15:people>'
    )
    return docx(
        {
            **PROPERTIES,
            **_package("word/document.xml"),
            "word/document.xml": body,
            "word/comments.xml": comments,
            "word/people.xml": people,
            "word/settings.xml": f"<w:settings {_W}><w:rsids>"
            '<w:rsidRoot w:val="00AA11BB"/></w:rsids></w:settings>',
            "word/_rels/settings.xml.rels": relations(
                {"rId1": (f"{_OFFICE}/attachedTemplate", f"file:///C:\\Users\\{NAME}\\Vorlage.dotx")}
            ),
            "word/embeddings/sheet1.xlsx": told_xlsx(),
            "customXml/item1.xml": f'<p:properties xmlns:p="{_MICROSOFT}/2006/metadata/properties">'
            f"<DisplayName>{NAME}</DisplayName></p:properties>",
        }
    )


def told_xlsx() -> bytes:
    """Comments old and new, persons, the printer, the last user of a file that is locked, a folder."""
    workbook = (
        f'<workbook {_S} {_R}><fileSharing userName="{NAME}"/><mc:AlternateContent '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15">'
        f'<x15ac:absPath url="C:\\Users\\{NAME}\\" xmlns:x15ac="{_MICROSOFT}/spreadsheetml/2010/11/ac"/>'
        '</mc:Choice></mc:AlternateContent><sheets><sheet name="Liste" '
        'sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    sheet = (
        f'<worksheet {_S} {_R}><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>'
        '<pageSetup orientation="portrait" r:id="rId2"/></worksheet>'
    )
    comments = (
        f"<comments {_S}><authors><author>{NAME}</author><author>tc={{1}}</author></authors><commentList>"
        f'<comment ref="A1" authorId="0"><text><r><t>{NAME}:</t></r><r><t> prüfen</t></r></text></comment>'
        "</commentList></comments>"
    )
    newer = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
    return xlsx(
        {
            **PROPERTIES,
            **_package("xl/workbook.xml"),
            "xl/workbook.xml": workbook,
            "xl/_rels/workbook.xml.rels": relations(
                {"rId1": (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml")}
            ),
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                {
                    "rId1": (f"{_OFFICE}/comments", "../comments1.xml"),
                    "rId2": (f"{_OFFICE}/printerSettings", "../printerSettings/printerSettings1.bin"),
                }
            ),
            "xl/comments1.xml": comments,
            "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments xmlns="{newer}">'
            '<threadedComment ref="A1" '
            f'personId="{{2}}" id="{{1}}"><text>@{NAME} bitte</text></threadedComment></ThreadedComments>',
            "xl/persons/person.xml": f'<personList xmlns="{newer}">'
            f'<person displayName="{NAME}" id="{{2}}" {_ACCOUNT}/></personList>',
            "xl/tables/table1.xml": f'<table {_S} id="1" name="Tabelle" displayName="Tabelle" ref="A1:A1"/>',
            "xl/printerSettings/printerSettings1.bin": NAME.encode("utf-16-le"),
        }
    )


def told_pptx() -> bytes:
    """Authors of comments old and new, what each of them changed, a preview picture."""
    parts = pptx_parts(["Wege zur Anerkennung"])
    newer = f"{_MICROSOFT}/powerpoint/2018/8/main"
    slides = parts["ppt/_rels/presentation.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rId90" Type="{_MICROSOFT}/2016/11/relationships/changesInfo" '
        'Target="changesInfos/changesInfo1.xml"/></Relationships>',
    )
    return zip_of(
        {
            **parts,
            **PROPERTIES,
            **_package("ppt/presentation.xml"),
            "ppt/_rels/presentation.xml.rels": slides,
            "ppt/commentAuthors.xml": '<p:cmAuthorLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            f'<p:cmAuthor id="0" name="{NAME}" initials="MM" lastIdx="1" clrIdx="0"><p:ext><p15:presenceInfo '
            f'xmlns:p15="p15" {_ACCOUNT}/></p:ext></p:cmAuthor></p:cmAuthorLst>',
            "ppt/authors.xml": f'<p188:authorLst xmlns:p188="{newer}"><p188:author id="{{1}}" name="{NAME}" '
            f'initials="MM" {_ACCOUNT}/></p188:authorLst>',
            "ppt/comments/modernComment_1.xml": f'<p188:cmLst xmlns:p188="{newer}" xmlns:a="a">'
            '<p188:cm authorId="{1}">'
            f"<a:t>Liebe Grüße, {NAME}</a:t></p188:cm></p188:cmLst>",
            "ppt/changesInfos/changesInfo1.xml": '<pc:chgInfo xmlns:pc="pc">'
            f'<pc:chgData name="{NAME}"/></pc:chgInfo>',
        }
    )


def told_odt() -> bytes:
    """A comment, a tracked change, the printer, an earlier version of the text."""
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {"office": "office", "text": "text", "meta": "meta", "config": "config"}.items()
    )
    content = (
        f"<office:document-content {namespaces} "
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">'
        '<office:body><office:text><text:tracked-changes><text:changed-region text:id="c1"><text:insertion>'
        f"<office:change-info><dc:creator>{NAME}</dc:creator><dc:date>2025-01-01T00:00:00</dc:date>"
        "</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
        f"<text:p>Anerkennung<office:annotation><dc:creator>{NAME}</dc:creator>"
        f"<meta:creator-initials>MM</meta:creator-initials><text:p>Bitte "
        f"prüfen, {NAME}</text:p></office:annotation></text:p>"
        "</office:text></office:body></office:document-content>"
    )
    settings = (
        f"<office:document-settings {namespaces}><office:settings><config:config-item-set>"
        '<config:config-item config:name="PrinterName" '
        f'config:type="string">{NAME}s Drucker</config:config-item>'
        "</config:config-item-set></office:settings></office:document-settings>"
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in {
            "/": "application/vnd.oasis.opendocument.text",
            "content.xml": "text/xml",
            "settings.xml": "text/xml",
            "meta.xml": "text/xml",
            "Thumbnails/thumbnail.png": "image/png",
            "Versions/Version1": "",
        }.items()
    )
    meta = (
        f'<office:document-meta {namespaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>Wege</dc:title><dc:creator>{NAME}</dc:creator></office:meta></office:document-meta>"
    )
    return odt(
        {
            "content.xml": content,
            "settings.xml": settings,
            "meta.xml": meta,
            "Thumbnails/thumbnail.png": NAME.encode(),
            "Versions/Version1": NAME.encode(),
            "VersionList.xml": "<VL:version-list xmlns:VL='v'><VL:version-entry "
            "VL:creator='{NAME}'/></VL:version-list>",
            "META-INF/manifest.xml": '<manifest:manifest manifest:version="1.3" '
            ""
            f'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entries}</manifest:manifest>',
        }
    )


def unpacked(data: bytes) -> dict[str, bytes]:
    """Every member of a package by name, those of packages within it, too."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            found[name] = archive.read(name)
            if found[name].startswith(b"PK\x03\x04"):
                found |= {f"{name}/{inner}": part for inner, part in unpacked(found.pop(name)).items()}
    return found
