"""Names under which files arrive on a visitor's disk: readable, and harmless on any system."""

import re
import unicodedata
from datetime import date

from django.utils.http import content_disposition_header

LONGEST = 110
"""Letters of a name without its extension. With the folders above it, Windows allows 260."""
MOST_BYTES = 200
"""Bytes of the same in UTF-8: other systems allow 255 for a name, and a letter has up to four."""
JOINERS = "\u200c\u200d"
"""Invisible, but part of how Persian and others are written."""

# What Windows forbids, and what is read in its place.
_FORBIDDEN = ((re.compile(r"\s*:\s+"), " – "), (re.compile(r"[:/\\|]+"), "-"), (re.compile(r'[<>"?*]+'), ""))
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def safe_name(text: str) -> str:
    """`text` as the name of a file, without its extension.

    Control characters and those that turn the direction of writing (`gpj.exe` shown as `exe.jpg`) go, so does
    what Windows forbids or a dash takes its place, and the length is cut between letters. Never empty.
    """
    seen = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or letter in JOINERS or unicodedata.category(letter) not in _UNSEEN
    )
    for forbidden, instead in _FORBIDDEN:
        seen = forbidden.sub(instead, seen)
    name = _shortened(" ".join(seen.split())).strip(" .-–" + JOINERS)
    return f"_{name}" if not name or _DEVICES.match(name) else name


def _shortened(name: str) -> str:
    name = name[:LONGEST]
    while len(name.encode()) > MOST_BYTES:
        name = name[:-1]
    return name


def readable_name(day: date, title: str, language: str, own: str = "") -> str:
    """`2025-12-02 Ausblick (de)`: sorts by date, and says what it is and in which language.

    `own` is what a file beside the slides is called: `2025-12-02 Ausblick – Handzettel (de)`.
    """
    title = f"{title} – {own}" if own else title
    tail = f" ({language})"
    head = f"{day:%Y-%m-%d} "
    return head + safe_name(title)[: LONGEST - len(head) - len(tail)].rstrip(" .-") + tail


def attachment(name: str, plain_name: str) -> str:
    """The header Content-Disposition of a file to be stored as `name` (RFC 6266).

    `plain_name` in ASCII is for the few programs that do not read the other (RFC 8187).
    """
    header = content_disposition_header(as_attachment=True, filename=plain_name)
    full = content_disposition_header(as_attachment=True, filename=name)
    parameter = full.partition("; ")[2]
    return f"{header}; {parameter}" if parameter.startswith("filename*=") else full
