"""What the parts inside an office file or archive must not contain: macros, and DOCTYPE declarations."""

import codecs
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

_MACRO_PARTS = {"vbaproject.bin", "vbaprojectsignature.bin", "vbadata.xml"}
_MACRO_FOLDERS = ("/basic/", "/scripts/")
# VBA, Excel's macro sheets of 1992, and ActiveX controls, which run code as well.
_MACRO_CONTENT_TYPES = (b"macroenabled", b"vbaproject", b"vbadata", b"macrosheet", b"ms-office.activex")
# Relationships whose target is loaded without asking; links and pictures are not among them.
_FETCHED = {"attachedTemplate", "oleObject", "subDocument", "frame", "externalLinkPath", "mailMergeSource"}
_REMOTE = re.compile(r"(https?|ftp|smb)://|\\\\|//", re.IGNORECASE)
_SCRIPT_CALLS = ("vnd.sun.star.script:", "macro://", "ppaction://macro", "ppaction://program")
_STRICT_XML = (".xml", ".rels")
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class DoctypeFoundError(ValueError):
    """An XML part declares a DOCTYPE, through which entities and remote files come in."""


class DamagedXmlError(ValueError):
    """A part that must be XML is not well-formed."""


class RemotePartError(ValueError):
    """A part makes the program that opens the file fetch a template or an object from elsewhere."""


class ScriptCallError(ValueError):
    """A part runs a script when something happens, although the script lies elsewhere."""


class _Watch:
    """Receives parsed XML and keeps none of it, so that even a huge part takes no memory."""

    def __init__(self, part: str) -> None:
        self.part = part

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rsplit("}", 1)[-1]
        if name == "Relationship" and attributes.get("TargetMode", "").casefold() == "external":
            kind = attributes.get("Type", "").rsplit("/", 1)[-1]
            if kind in _FETCHED and _REMOTE.match(attributes.get("Target", "")):
                raise RemotePartError(self.part)
        elif any(value.lstrip().casefold().startswith(_SCRIPT_CALLS) for value in attributes.values()):
            raise ScriptCallError(self.part)

    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...
    def close(self) -> None: ...


def is_macro_part(name: str, *, open_document: bool) -> bool:
    """Whether a part is a macro by its name: a VBA project, or OpenDocument's Basic/ and Scripts/ folders."""
    lowered = name.casefold().replace("\\", "/").lstrip("/")
    if lowered.rsplit("/", 1)[-1] in _MACRO_PARTS:
        return True
    # A folder entry without a file in it carries no macro.
    return (
        open_document
        and any(folder in f"/{lowered}" for folder in _MACRO_FOLDERS)
        and not lowered.endswith("/")
    )


def declares_macros(content_types: bytes) -> bool:
    """Whether `[Content_Types].xml` announces a macro under whatever part name.

    UTF-16 is searched as well, by leaving out the zero bytes.
    """
    lowered = content_types.replace(b"\0", b"").lower()
    return any(mark in lowered for mark in _MACRO_CONTENT_TYPES)


def looks_like_xml(name: str, start: bytes) -> bool:
    """Whether a part is XML by its name or by its first bytes, in any encoding an XML parser accepts."""
    if name.casefold().endswith((*_STRICT_XML, ".vml", ".svg", ".rdf")):
        return True
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().startswith(b"<")


def check_xml(name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Passes the pieces of one XML part through, while a real parser looks for a DOCTYPE.

    A parser and not a search, because XML may come in several encodings. Raises DoctypeFoundError,
    RemotePartError or ScriptCallError; raises DamagedXmlError for .xml and .rels only: Office itself writes
    VML that is not well-formed, and OpenDocument files may have an empty
    `Configurations2/accelerator/current.xml`.
    """
    parser = DefusedXMLParser(target=_Watch(name), forbid_dtd=True)
    length, reading = 0, True
    try:
        for piece in pieces:
            length += len(piece)
            if reading:
                reading = _feed(parser, name, piece)
            yield piece
        if reading and length:
            parser.close()
    except DefusedXmlException as error:
        raise DoctypeFoundError(name) from error
    except ParseError as error:
        if name.casefold().endswith(_STRICT_XML):
            raise DamagedXmlError(name) from error


def _feed(parser: DefusedXMLParser, name: str, piece: bytes) -> bool:
    """Whether the parser can go on; a part that need not be XML may turn out not to be."""
    try:
        parser.feed(piece)
    except ParseError:
        if name.casefold().endswith(_STRICT_XML):
            raise
        return False
    return True
