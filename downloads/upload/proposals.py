"""What a file seems to be called, and who seems to have held it: proposals that an editor corrects."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from downloads.extraction.gate import FileFacts
from programmes.models import Speaker

MAX_TITLE = 200
_FEWEST_LETTERS = 4
# What programs write when nobody gave a title.
_NO_TITLE = re.compile(
    r"(untitled|unbenannt|ohne titel|title|titel|powerpoint[- ]?(presentation|präsentation)|"
    r"(presentation|präsentation|document|dokument|folie|slide|mappe|book|workbook|arbeitsmappe)\s*\d*|"
    r"microsoft (powerpoint|word|excel).*|.*\.(pptx?|docx?|xlsx?|od[pst]|pdf|indd|key))",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?<!\d)(\d{4}[-_. ]\d{1,2}[-_. ]\d{1,2}|\d{1,2}[-_. ]\d{1,2}[-_. ]\d{2,4}|\d{8})(?!\d)")
_VERSION = re.compile(r"\b(v\d+|final|endfassung|neu|kopie|copy|entwurf)\b|\(\d+\)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def propose_title(facts: FileFacts, name: str) -> str:
    """What the metadata say, else the heading or first line of the first page, else the file name."""
    candidates = [facts.metadata.get("title", ""), facts.heading, *facts.opening.split("\n")[:5]]
    stem = PurePath(name).stem
    for candidate in candidates:
        title = " ".join(candidate.split())
        if _is_title(title) and _plain(title) != _plain(stem):
            return title[:MAX_TITLE]
    return _of_name(stem) or stem[:MAX_TITLE]


def _is_title(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return (
        letters >= _FEWEST_LETTERS
        and letters * 2 > len(text.replace(" ", ""))
        and not _NO_TITLE.fullmatch(text)
    )


def _of_name(stem: str) -> str:
    """A file name as words: without date, version and the signs that stand for blanks."""
    spaced = re.sub(r"[_\-+.]+", " ", _DATE.sub(" ", stem))
    words = " ".join(_VERSION.sub(" ", spaced).split())
    return (words[:1].upper() + words[1:])[:MAX_TITLE]


def propose_speakers(speakers: Iterable[Speaker], facts: FileFacts, name: str) -> list[Speaker]:
    """Those of an event's speakers whom the first page, the metadata or the file's name name.

    If nobody is named and there is only one speaker, it is that one. A surname is enough, because speakers
    of one event seldom share it.
    """
    known = list(speakers)
    told = (
        f"{facts.opening} {facts.metadata.get('author', '')} {facts.metadata.get('last_editor', '')} {name}"
    )
    words = set(_WORD.findall(_plain(told.replace("_", " "))))
    named = [speaker for speaker in known if _surname(speaker) in words]
    return named or (known if len(known) == 1 else [])


def _surname(speaker: Speaker) -> str:
    names = _WORD.findall(_plain(speaker.name))
    return names[-1] if names else ""


def _plain(text: str) -> str:
    """Lower case without accents, umlauts as they stand in file names."""
    lowered = text.casefold().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe"}))
    decomposed = unicodedata.normalize("NFKD", lowered)
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())
