"""Changing single places of an XML part and leaving every other byte as it was. Runs in the child.

Office programs are particular about prefixes and unknown namespaces (`mc:Ignorable`), which a tree that is
parsed and written again would not keep.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_DECLARED = re.compile(rb"""^(<\?xml[^>]*?)\s+encoding\s*=\s*("[^"]*"|'[^']*')""")
_TAG_END = re.compile(rb"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")


class UnreadableXmlError(ValueError):
    """A part is not well-formed, or declares a DOCTYPE."""


@dataclass
class Change:
    """What becomes of an element: whether it goes with all that is in it, attributes' new values (None: the
    attribute goes), and a function that gets its text and gives the new one (for elements without children).
    """

    goes: bool = False
    attributes: dict[str, str | None] = field(default_factory=dict)
    text: Callable[[str], str] | None = None


Rule = Callable[[str, dict[str, str]], Change | None]
"""Is asked about each element, by its tag and its attributes (both with their prefixes)."""


def changed(part: bytes, rule: Rule) -> bytes:
    """The part with the changes that `rule` asks for. Raises UnreadableXmlError."""
    source = _in_ascii_compatible(part)
    edits = _Reader(source, rule).edits()
    pieces, position = [], 0
    for begin, end, replacement in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if begin < position:  # lies in something that goes
            continue
        pieces += [source[position:begin], replacement]
        position = end
    return b"".join([*pieces, source[position:]]) if edits else part


def local(name: str) -> str:
    """A tag's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def _in_ascii_compatible(part: bytes) -> bytes:
    """UTF-16 as UTF-8: what is looked for and what is written is in ASCII then."""
    if not part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return part
    try:
        return _DECLARED.sub(rb"\1", part.decode("utf-16").encode())
    except UnicodeError as error:
        raise UnreadableXmlError from error


class _Reader:
    """One pass over a part, noting the places to change."""

    def __init__(self, source: bytes, rule: Rule) -> None:
        self.source, self.rule = source, rule
        self.found: list[tuple[int, int, bytes]] = []
        self.open: list[tuple[Change | None, int, int, list[str]]] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.buffer_text = True

    def edits(self) -> list[tuple[int, int, bytes]]:
        try:
            self.parser.Parse(self.source, True)
        except expat.ExpatError as error:
            raise UnreadableXmlError from error
        return self.found

    def doctype(self, *_: Any) -> None:
        raise UnreadableXmlError

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        change = self.rule(tag, attributes)
        begin = end = 0
        if change:
            begin = self.parser.CurrentByteIndex
            end = _TAG_END.match(self.source, begin).end()
            for name, value in {} if change.goes else change.attributes.items():
                self.attribute(begin, end, name, value)
        self.open.append((change, begin, end, []))

    def attribute(self, begin: int, end: int, name: str, value: str | None) -> None:
        written = re.compile(rb"""\s+%s\s*=\s*("[^"]*"|'[^']*')""" % re.escape(name.encode()))
        place = written.search(self.source, begin, end)
        if place:
            new = b"" if value is None else f" {name}={quoteattr(value)}".encode("ascii", "xmlcharrefreplace")
            self.found.append((*place.span(), new))

    def data(self, text: str) -> None:
        if self.open and (change := self.open[-1][0]) and change.text:
            self.open[-1][3].append(text)

    def end(self, tag: str) -> None:
        change, begin, end, texts = self.open.pop()
        if not change:
            return
        is_empty = self.source[end - 2 : end] == b"/>"
        closing = end if is_empty else self.parser.CurrentByteIndex
        if change.goes:
            last = end if is_empty else self.source.index(b">", closing) + 1
            self.found.append((begin, last, b""))
        elif change.text and texts:
            text = "".join(texts)
            if (new := change.text(text)) != text:
                self.found.append((end, closing, escape(new).encode("ascii", "xmlcharrefreplace")))
