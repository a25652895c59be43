"""The words on one slide, from its XML. Needs no Django."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

# Fields that PowerPoint fills in itself on every slide; searching for them helps nobody.
_IGNORED_FIELDS = ("slidenum", "datetime")

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_MAX_SPACES = 100
_ITEM = "• "
# Placeholders whose paragraphs programs show as a list unless they say otherwise ("obj" is the default).
_LISTS = {"", "obj", "body"}


def pptx_text(slide: Element) -> str:
    """All paragraphs of a PPTX slide in document order, tables and groups included, one per line.

    Items of lists begin with a bullet, and an empty line stands between shapes.
    """
    return "".join(_pptx_pieces(slide))


def _pptx_pieces(element: Element, *, in_list: bool = False) -> Iterator[str]:
    """`in_list`: paragraphs here are items, if they do not say that they are none."""
    name = _local(element)
    # The fallback repeats, for older programs, what the first choice already says.
    if name == "Fallback" or (name == "fld" and element.get("type", "").startswith(_IGNORED_FIELDS)):
        return
    if name == "t":
        yield element.text or ""
    elif name == "br":
        yield "\n"
    elif name == "tab":
        yield "\t"
    elif name == "sp":
        in_list = _holds_a_list(element)
    words = "".join("".join(_pptx_pieces(child, in_list=in_list)) for child in element)
    if name == "p" and words.strip() and _is_item(element, in_list=in_list):
        yield _ITEM
    yield words
    if name in {"p", "sp"}:
        yield "\n"


def _holds_a_list(shape: Element) -> bool:
    """Whether a shape is where layouts have their lists, and has more than one paragraph."""
    placeholder = next((one for one in shape.iter() if _local(one) == "ph"), None)
    if placeholder is None or placeholder.get("type", "") not in _LISTS:
        return False
    return sum(_local(one) == "p" for one in shape.iter()) > 1


def _is_item(paragraph: Element, *, in_list: bool) -> bool:
    """Whether a paragraph has a bullet or a number (`buChar`, `buAutoNum`, `buNone`: §21.1.2.4)."""
    marks = {_local(one) for properties in paragraph if _local(properties) == "pPr" for one in properties}
    return bool(marks & {"buChar", "buAutoNum", "buBlip"}) or (in_list and "buNone" not in marks)


def pptx_is_hidden(slide: Element) -> bool:
    """Whether the slide is skipped in the show (`show="0"`, ECMA-376 part 1, §19.3.1.38)."""
    return slide.get("show", "1").lower() in {"0", "false"}


def pptx_heading(slide: Element) -> str:
    """The text of the slide's title placeholder (§19.7.10), "" if it has none."""
    titles = (shape for shape in slide.iter() if _local(shape) == "sp" and "itle" in _placeholder(shape))
    return next((text for shape in titles if (text := pptx_text(shape).strip())), "")


def pptx_notes(notes: Element) -> str:
    """What the speaker is to say: the body of a notes slide, without its slide number, header and footer."""
    bodies = [shape for shape in notes.iter() if _local(shape) == "sp" and _placeholder(shape) == "body"]
    return "".join(pptx_text(part) for body in bodies for part in body)


def _placeholder(shape: Element) -> str:
    return next((element.get("type", "") for element in shape.iter() if _local(element) == "ph"), "")


def odp_text(page: Element) -> str:
    """All paragraphs and headings of an ODP slide in document order, one per line; no notes, no comments.

    Items of lists begin with a bullet, and an empty line stands between frames.
    """
    return "".join(_odp_pieces(page, inside=False))


def odp_heading(page: Element) -> str:
    """The text of the slide's title frame (`presentation:class`, §19.389), "" if it has none."""
    frames = (frame for frame in page.iter() if frame.get(f"{_PRESENTATION}class") == "title")
    return next((text for frame in frames if (text := odp_text(frame).strip())), "")


def odp_notes(page: Element) -> str:
    """What the speaker is to say, from the slide's `presentation:notes` (§10.2.5)."""
    return "".join(
        "".join(_odp_pieces(child, inside=False))
        for notes in page.iter(f"{_PRESENTATION}notes")
        for child in notes
    )


def odf_text(content: Element) -> str:
    """All paragraphs, headings and cells of an ODT or ODS, one per line; no comments."""
    bodies = content.iter(f"{_OFFICE}body")
    return "".join("".join(_odp_pieces(body, inside=False)) for body in bodies)


def _odp_pieces(element: Element, *, inside: bool) -> Iterator[str]:
    """`inside` a paragraph, text counts; elsewhere it is only white space between elements."""
    if element.tag in {f"{_PRESENTATION}notes", f"{_OFFICE}annotation", f"{_TEXT}page-number"}:
        return
    paragraph = element.tag in {f"{_TEXT}p", f"{_TEXT}h"}
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c", "1")
        yield " " * min(int(count) if count.isdecimal() else 1, _MAX_SPACES)
    elif element.tag == f"{_TEXT}tab":
        yield "\t"
    elif element.tag == f"{_TEXT}line-break":
        yield "\n"
    counts = inside or paragraph
    if counts:
        yield element.text or ""
    pieces = []
    for child in element:
        pieces += _odp_pieces(child, inside=counts)
        if counts:
            pieces.append(child.tail or "")
    words = "".join(pieces)
    if element.tag == f"{_TEXT}list-item" and words.strip() and not words.startswith(_ITEM):
        yield _ITEM
    yield words
    if paragraph or element.tag == f"{_DRAW}frame":
        yield "\n"


def odp_is_hidden(content: Element) -> Callable[[Element], bool]:
    """A question to ask of each page: is its style invisible (`presentation:visibility`, §20.420)?"""
    hidden = {
        style.get(f"{_STYLE}name")
        for style in content.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}drawing-page-properties")
        if properties.get(f"{_PRESENTATION}visibility") == "hidden"
    }
    return lambda page: page.get(f"{_DRAW}style-name") in hidden


def _local(element: Element) -> str:
    """The tag's name without its namespace; transitional and strict files differ only there."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
