"""PPTX slides that people can go on working with, in the looks of the PDF (`demo.builders.decks`).

What all slides share (colours, fonts, layouts) lies in `frames/pptx/` as it lies in the file.
"""

from collections.abc import Collection, Mapping
from typing import Any
from xml.sax.saxutils import escape

from demo.builders.decks import foot_of
from demo.builders.office.package import OFFICE, frame, office_parts, properties_of, relations, zip_of

_KIND = "officedocument.presentationml"
_COVER, _CONTENT = "slideLayouts/slideLayout1.xml", "slideLayouts/slideLayout2.xml"
_MASTER, _NOTES_MASTER = "slideMasters/slideMaster1.xml", "notesMasters/notesMaster1.xml"
_SHARED = {
    _MASTER: f"{_KIND}.slideMaster",
    _COVER: f"{_KIND}.slideLayout",
    _CONTENT: f"{_KIND}.slideLayout",
    _NOTES_MASTER: f"{_KIND}.notesMaster",
    "theme/theme1.xml": "officedocument.theme",
}
NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:r="{OFFICE}"'
)
"""The declarations that the root of a part of a PPTX needs."""


def pptx_of(deck: Mapping[str, Any], *, hidden: Collection[int] = ()) -> bytes:
    """A PPTX of the slides in `deck` (see `draw_deck`; beside that `notes` of a slide).

    `hidden` are numbers of slides that are skipped in the show.
    """
    parts = {f"ppt/{name}": frame(f"pptx/{name}") for name in _SHARED} | _relations_of_the_frame()
    parts["ppt/theme/theme2.xml"] = frame("pptx/theme/theme1.xml")
    names = {}
    for number, slide in enumerate(deck["slide"], start=1):
        names[number] = f"slides/slide{number}.xml"
        leads_to = {"rId1": ("slideLayout", f"../{_COVER if number == 1 else _CONTENT}")}
        parts[f"ppt/{names[number]}"] = _slide(deck, slide, number, is_hidden=number in hidden)
        if notes := slide.get("notes"):
            leads_to["rId2"] = ("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            parts[f"ppt/notesSlides/notesSlide{number}.xml"] = _notes(notes, deck["language"])
            parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = relations(
                {"rId1": ("slide", f"../{names[number]}"), "rId2": ("notesMaster", f"../{_NOTES_MASTER}")}
            )
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(leads_to)
    parts["ppt/presentation.xml"] = _presentation(names)
    parts["ppt/_rels/presentation.xml.rels"] = relations(
        {
            "rId1": ("slideMaster", _MASTER),
            "rId2": ("notesMaster", _NOTES_MASTER),
            "rId3": ("theme", "theme/theme1.xml"),
        }
        | {f"rId{number + 3}": ("slide", name) for number, name in names.items()}
    )
    types = {f"ppt/{name}": kind for name, kind in _SHARED.items()}
    types["ppt/theme/theme2.xml"] = types["ppt/theme/theme1.xml"]
    types |= {f"ppt/{name}": f"{_KIND}.slide" for name in names.values()}
    types |= {name: f"{_KIND}.notesSlide" for name in parts if name.startswith("ppt/notesSlides/notes")}
    return zip_of({**office_parts("pptx", types, properties_of(deck)), **parts})


def _relations_of_the_frame() -> dict[str, str]:
    to_master = relations({"rId1": ("slideMaster", f"../{_MASTER}")})
    return {
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            {
                "rId1": ("slideLayout", f"../{_COVER}"),
                "rId2": ("slideLayout", f"../{_CONTENT}"),
                "rId3": ("theme", "../theme/theme1.xml"),
            }
        ),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": to_master,
        "ppt/slideLayouts/_rels/slideLayout2.xml.rels": to_master,
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations({"rId1": ("theme", "../theme/theme2.xml")}),
    }


def _presentation(names: Mapping[int, str]) -> str:
    shown = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number + 3}"/>' for number in names)
    return (
        f'<p:presentation {NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{shown}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/>'
        '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _slide(deck: Mapping[str, Any], slide: Mapping[str, Any], number: int, *, is_hidden: bool) -> str:
    language = deck["language"]
    title, body = ("ctrTitle", "subTitle") if number == 1 else ("title", "body")
    lines = [_paragraph(text, language) for text in slide.get("bullets", [])]
    if text := slide.get("text"):
        plain = '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>'
        lines.append(_paragraph(text, language, plain, "<a:solidFill><a:schemeClr val='tx2'/></a:solidFill>"))
    foot = foot_of(deck)
    shapes = [
        _shape(2, f'type="{title}"', _paragraph(slide["title"], language)),
        _shape(3, f'type="{body}" idx="1"', "".join(lines) or "<a:p/>"),
        _shape(4, 'type="ftr" sz="quarter" idx="10"', _paragraph(foot, language) if foot else "<a:p/>"),
        _shape(
            5,
            'type="sldNum" sz="quarter" idx="11"',
            f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f'<a:rPr lang="{language}"/><a:t>{number}</a:t></a:fld></a:p>',
        ),
    ]
    show = ' show="0"' if is_hidden else ""
    return f"<p:sld {NAMESPACES}{show}>{_tree(shapes)}</p:sld>"


def _notes(text: str, language: str) -> str:
    """A page of notes: below the picture of the slide, what the speaker is going to say."""
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    paragraphs = "".join(_paragraph(line, language) for line in text.splitlines())
    shapes = [picture, _shape(3, 'type="body" idx="1"', paragraphs)]
    return f"<p:notes {NAMESPACES}>{_tree(shapes)}</p:notes>"


def _tree(shapes: list[str]) -> str:
    return (
        '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{''.join(shapes)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    )


def _shape(number: int, placeholder: str, paragraphs: str) -> str:
    """A text in the place that the layout keeps for it."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {placeholder}/></p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _paragraph(text: str, language: str, properties: str = "", colour: str = "") -> str:
    look = 'sz="1800" i="1"' if colour else ""
    return (
        f'<a:p>{properties}<a:r><a:rPr lang="{language}" {look}>{colour}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p>"
    )
