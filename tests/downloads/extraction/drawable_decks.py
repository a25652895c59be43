"""Presentations that LibreOffice can draw: the smallest files that have all parts it asks for.

The decks of `office_files` have only what our reader needs, which is less.
"""

from collections.abc import Collection, Mapping, Sequence

from tests.downloads.extraction.office_files import (
    ODF_NAMESPACES,
    namespaces,
    office_parts,
    relations,
    zip_of,
)

_BOX = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Text"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="700000" y="700000"/><a:ext cx="7000000" cy="2000000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    "<p:txBody><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"
)
_TREE = (
    '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    "<p:grpSpPr/>{}</p:spTree></p:cSld>"
)
# What the names for colours mean (ECMA-376 part 1, §19.3.1.6).
_COLOURS = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
_SLIDE, _LAYOUT, _MASTER = "slides/slide{}", "slideLayouts/slideLayout1", "slideMasters/slideMaster1"
_TYPES = "application/vnd.openxmlformats-officedocument.presentationml"


def drawable_pptx(slides: Sequence[str], *, hidden: Collection[int] = ()) -> bytes:
    """A PPTX with one text on each slide; `hidden` are slide numbers."""
    files = {n: _SLIDE.format(n) for n in range(1, len(slides) + 1)}
    parts = office_parts("pptx")
    kinds = {_MASTER: "slideMaster", _LAYOUT: "slideLayout", **dict.fromkeys(files.values(), "slide")}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", _types(kinds))
    shown = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in files)
    parts["ppt/presentation.xml"] = (
        f'<p:presentation {namespaces()}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId0"/>'
        f'</p:sldMasterIdLst><p:sldIdLst>{shown}</p:sldIdLst><p:sldSz cx="9144000" cy="5143500"/>'
        '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )
    parts["ppt/_rels/presentation.xml.rels"] = relations(
        {"rId0": ("slideMaster", f"{_MASTER}.xml")}
        | {f"rId{n}": ("slide", f"{name}.xml") for n, name in files.items()}
    )
    layouts = '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>'
    parts |= _part(_MASTER, "sldMaster", _TREE.format("") + _COLOURS + layouts, needs=_LAYOUT)
    parts |= _part(_LAYOUT, "sldLayout", _TREE.format(""), needs=_MASTER)
    for n, text in enumerate(slides, start=1):
        element = 'sld show="0"' if n in hidden else "sld"
        parts |= _part(files[n], element, _TREE.format(_BOX.format(text)), needs=_LAYOUT)
    return zip_of(parts)


def _part(name: str, element: str, content: str, *, needs: str) -> dict[str, str]:
    """A part of a PPTX, and its one relation."""
    folder, file = name.split("/")
    kind = needs.split("/")[-1].rstrip("1")
    return {
        f"ppt/{name}.xml": f"<p:{element} {namespaces()}>{content}</p:{element.split()[0]}>",
        f"ppt/{folder}/_rels/{file}.xml.rels": relations({"rId1": (kind, f"../{needs}.xml")}),
    }


def _types(kinds: Mapping[str, str]) -> str:
    """The end of the list of content types: what kind each part is."""
    return "".join(
        f'<Override PartName="/ppt/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    ) + (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        "</Types>"
    )


_FRAME = '<draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="5cm">{}</draw:frame>'
_NAMES = (
    f'{ODF_NAMESPACES} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
_STYLES = (
    '<style:style style:name="dark" style:family="drawing-page">'
    '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
)
_MASTERS = (
    '<office:automatic-styles><style:page-layout style:name="l"><style:page-layout-properties '
    'fo:page-width="28cm" fo:page-height="15.75cm"/></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="m" style:page-layout-name="l"/>'
    "</office:master-styles>"
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type='
    '"application/vnd.oasis.opendocument.presentation"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def drawable_odp(slides: Sequence[str], *, hidden: Collection[int] = (), picture: str = "") -> bytes:
    """An ODP with one text on each slide; `hidden` are slide numbers, `picture` an address it refers to."""
    linked = _FRAME.format(f'<draw:image xlink:href="{picture}" xlink:type="simple"/>') if picture else ""
    dark = 'draw:style-name="dark"'
    pages = "".join(
        f'<draw:page draw:name="{n}" draw:master-page-name="m" '
        f"{dark if n in hidden else ''}>"
        f"{_FRAME.format(f'<draw:text-box><text:p>{text}</text:p></draw:text-box>')}{linked}</draw:page>"
        for n, text in enumerate(slides, start=1)
    )
    return zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.presentation",
            "content.xml": f"<office:document-content {_NAMES}><office:automatic-styles>{_STYLES}"
            f"</office:automatic-styles><office:body><office:presentation>{pages}</office:presentation>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_NAMES}>{_MASTERS}</office:document-styles>",
            "META-INF/manifest.xml": _MANIFEST,
        }
    )
