"""Where office files name people: the rules by which names, accounts and traces of editing go.

Whoever commented or changed something becomes “Person 1”, “Person 2” and so on: without any name the programs
would not open the file, and a conversation could not be followed. Runs in the child; needs no Django.
"""

import posixpath
import re
from collections import Counter
from urllib.parse import unquote

from downloads.cleaning.xml_editing import Change, local

COMMENTS, HISTORY, PRINTER, PATHS = "comments", "history", "printer", "paths"
# A table has a name for display as well, and everything has a name: these are people's.
_NAMED_BY = {"name": {"cmAuthor", "author", "userInfo"}, "displayName": {"person"}}
_SIGNED = {"author", "userName", "refreshedBy"}
_ACCOUNT = {"providerId", "userProvider"}
_SHORTEST_NAME = 4
_ON_A_DISK = re.compile(r"(file:|[a-z]:[\\/]|\\\\)", re.IGNORECASE)
_ANNOTATION = re.compile(rb"<office:annotation[ >].*?</office:annotation>", re.DOTALL)
_GONE = {"rsids": HISTORY, "printerSettings": PRINTER, "absPath": PATHS}
_PRINTER_ITEMS = {"PrinterName", "PrinterSetup"}
_INITIALS = {"creator-initials", "sender-initials"}


class People:
    """The people of one file under new names, and how often which kind of trace was found."""

    def __init__(self) -> None:
        self.labels: dict[str, str] = {}
        self.known: set[str] = set()
        self.found: Counter[str] = Counter()

    def label(self, name: str) -> str:
        """The new name of somebody who signed something; the same each time."""
        if not name.strip() or name in self.labels.values():
            return name
        self.found[COMMENTS] += 1
        return self._new_name(name)

    def know(self, name: str) -> None:
        """Remember somebody whose name may be written in comments."""
        self.known.add(name)

    def without_names(self, text: str) -> str:
        """A comment's text with new names in place of those known by now, the longest first."""
        for name in sorted({*self.labels, *self.known}, key=len, reverse=True):
            if len(name.strip()) >= _SHORTEST_NAME and name in text:
                text = text.replace(name, self._new_name(name))
        return text

    def in_annotations(self, part: bytes) -> bytes:
        """The part with new names in the texts of OpenDocument's comments."""
        return _ANNOTATION.sub(self._renamed, part)

    def _renamed(self, found: re.Match[bytes]) -> bytes:
        # Whatever the encoding: bytes that are not UTF-8 pass through.
        return self.without_names(found[0].decode(errors="surrogateescape")).encode(errors="surrogateescape")

    def _new_name(self, name: str) -> str:
        return self.labels.setdefault(name, f"Person {len(self.labels) + 1}")

    def in_microsoft(self, part: str, tag: str, attributes: dict[str, str]) -> Change | None:
        """The rule for the parts of DOCX, PPTX and XLSX; `part` is the part's name in small letters."""
        name = local(tag)
        if name in _GONE:
            self.found[_GONE[name]] += 1
            return Change(goes=True)
        new: dict[str, str | None] = {}
        who = ""
        for attribute, value in attributes.items():
            kind = local(attribute)
            if kind.startswith("rsid"):
                new[attribute] = None
                self.found[HISTORY] += 1
            elif not value:
                continue
            elif kind in _SIGNED or name in _NAMED_BY.get(kind, ()):
                new[attribute] = who = self.label(value)
            elif (kind, name) == ("id", "pageSetup"):
                new[attribute] = None
        for attribute, value in attributes.items():
            kind = local(attribute)
            if kind in _ACCOUNT:
                new[attribute] = "None"
            elif kind == "userId" and value:
                new[attribute] = who or "Person"
            elif kind == "initials" and value:
                new[attribute] = "P"
        if name == "author" and part.startswith("xl/comments"):
            # “tc=…” refers to a comment of the newer kind.
            return Change(attributes=new, text=lambda text: text if text[:3] == "tc=" else self.label(text))
        if "comments" in part and name in {"t", "text"}:
            return Change(attributes=new, text=self.without_names)
        return Change(attributes=new) if new else None

    def in_open_document(self, part: str, tag: str, attributes: dict[str, str]) -> Change | None:
        """The rule for the parts of ODP, ODT and ODS."""
        name = local(tag)
        if name == "config-item" and any(value in _PRINTER_ITEMS for value in attributes.values()):
            self.found[PRINTER] += 1
            return Change(text=lambda text: "")
        if name == "config-item" and any(value.startswith("Rsid") for value in attributes.values()):
            return Change(goes=True)
        # Not “text:creator”, which stands in the text that everybody reads.
        if tag == "dc:creator":
            return Change(text=self.label)
        if name in _INITIALS:
            return Change(text=lambda text: "P")
        marks = [key for key in attributes if local(key) in {"rsid", "paragraph-rsid"}]
        if marks:
            self.found[HISTORY] += 1
            return Change(attributes=dict.fromkeys(marks))
        return None


def relationship(part: str, attributes: dict[str, str], dropped: set[str], people: People) -> Change | None:
    """The rule for relationships: those to dropped parts go, and folders of somebody's disk."""
    target = next((value for key, value in attributes.items() if local(key) == "Target"), "")
    key = next((key for key in attributes if local(key) == "Target"), "")
    if attributes.get("TargetMode", "").casefold() == "external":
        if not _ON_A_DISK.match(target):
            return None
        people.found[PATHS] += 1
        return Change(attributes={key: re.split(r"[\\/]|%5C", target, flags=re.IGNORECASE)[-1] or "-"})
    folder = posixpath.dirname(posixpath.dirname(part))
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return Change(goes=True) if posixpath.normpath(unquote(path)).casefold() in dropped else None
