"""Which SVG files may be shown as the sign of the site: drawings, and nothing that runs or loads anything."""

from typing import BinaryIO
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LARGEST = 100_000
"""Bytes. A sign that needs more is a picture in the wrong format."""
FORBIDDEN = {"script", "foreignObject", "iframe", "image", "animate", "set", "a", "handler"}


def check_sign(file: BinaryIO) -> None:
    """Raise ValidationError unless the uploaded file is a PNG or a harmless SVG drawing with a `viewBox`."""
    file.seek(0)
    content = file.read(LARGEST + 1)
    file.seek(0)
    if len(content) > LARGEST:
        raise ValidationError(_("This file is too large. A sign has at most 100 KB."))
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return
    size_of_svg(content)


def size_of_svg(content: bytes) -> tuple[int, int]:
    """Width and height of the drawing's `viewBox`. Raises ValidationError if the drawing is not harmless."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"<?xml-stylesheet" in content:
        raise ValidationError(_("This file is not a simple SVG drawing."))
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - without a DOCTYPE there are no entities
        _left, _top, width, height = map(float, root.get("viewBox", "").replace(",", " ").split())
    except (ElementTree.ParseError, ValueError) as error:
        raise ValidationError(_("This file is not a simple SVG drawing.")) from error
    if _local(root.tag) != "svg" or not (width > 0 and height > 0):
        raise ValidationError(_("This file is not a simple SVG drawing."))
    for element in root.iter():
        if _local(element.tag) in FORBIDDEN or any(map(_is_active, element.attrib.items())):
            raise ValidationError(_("This drawing contains links, scripts or pictures from elsewhere."))
        if _local(element.tag) == "style" and _loads(element.text or ""):
            raise ValidationError(_("This drawing contains links, scripts or pictures from elsewhere."))
    return round(width), round(height)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _is_active(attribute: tuple[str, str]) -> bool:
    name, value = _local(attribute[0]).lower(), attribute[1].strip()
    return name.startswith("on") or (name in ("href", "src") and not value.startswith("#")) or _loads(value)


def _loads(css: str) -> bool:
    """Whether a piece of CSS asks for something outside of the drawing."""
    text = css.replace(" ", "").lower()
    return "@import" in text or "javascript:" in text or text.count("url(") != text.count("url(#")
