"""What the child found out about a file, also when it had to be killed."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from downloads.extraction.clean_text import MAX_PAGES
from downloads.extraction.process import attempts, first, lines_of, run_child

PICTURE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class PageText:
    """The clean text of one page or slide; `number` counts from 1 in physical order, hidden ones included."""

    number: int
    text: str
    hidden: bool = False
    notes: str = ""


@dataclass(frozen=True)
class Extraction:
    """What could be read of a file.

    `pictures` maps page numbers to WebP bytes. `stopped_at` is the first page that is missing
    something, or None if all is there; `reason` then says why: "time", "cpu", "memory", "too-large",
    "crashed", "pages" (more than 500), "password", "unreadable" or "unsupported", and else is "". Pages that
    brought the reader down are in `skipped` (without text and picture) or in `undrawn` (without picture).
    """

    facts: dict[str, Any] = field(default_factory=dict)
    pages: list[PageText] = field(default_factory=list)
    pictures: dict[int, bytes] = field(default_factory=dict)
    stopped_at: int | None = None
    reason: str = ""
    skipped: tuple[int, ...] = ()
    undrawn: tuple[int, ...] = ()


@dataclass(frozen=True)
class Opened:
    """What a quick look at a file found.

    `searchable` is None if the time did not suffice to find out. `heading` and `opening` are the heading
    and the text of the first page, `sample` the text of the first pages, as far as there is any. Pages in
    `skipped` brought the reader down.
    """

    facts: dict[str, Any]
    searchable: bool | None
    error: str
    heading: str = ""
    opening: str = ""
    sample: str = ""
    skipped: tuple[int, ...] = ()


def open_file(path: str | os.PathLike[str], *, wall_seconds: float = 5) -> Opened:
    """Facts of a file, and how its text begins; `error` is one of the reasons of `Extraction`, or ""."""
    for attempt in attempts("open", path, wall_seconds):
        lines, ended, skipped = attempt.lines, attempt.ended, tuple(attempt.skipped)
    facts = first(lines, "facts") or {}
    error = first(lines, "error") or ("" if facts or first(lines, "done") else ended or "crashed")
    return Opened(
        facts,
        first(lines, "searchable"),
        error,
        heading=first(lines, "heading") or "",
        opening=first(lines, "opening") or "",
        sample=first(lines, "sample") or "",
        skipped=skipped,
    )


def extract(path: str | os.PathLike[str], *, wall_seconds: float = 60) -> Extraction:
    """Text and pictures of a PDF, text of any other file; whatever was ready when the child ended.

    Raises only OSError, when no process can be started or no temporary file written.
    """
    pictures: dict[int, bytes] = {}
    for attempt in attempts("extract", path, wall_seconds):
        lines, ended = attempt.lines, attempt.ended
        skipped, undrawn = tuple(attempt.skipped), tuple(attempt.undrawn)
        pictures |= _pictures(lines, attempt.folder)
    facts = first(lines, "facts") or {}
    pages = [
        PageText(line["page"], line["text"], line["hidden"], line["notes"])
        for line in lines
        if "page" in line
    ]
    finished = first(lines, "done") or False
    reason = first(lines, "error") or first(lines, "stopped") or ("" if finished else ended or "crashed")
    stopped_at = _first_missing(facts, pages, lines) if reason else None
    return Extraction(facts, pages, pictures, stopped_at, reason, skipped, undrawn)


def draw(path: str | os.PathLike[str], *, wall_seconds: float = 60) -> tuple[int, dict[int, bytes]]:
    """How many pages a PDF has, and those of its pictures (WebP, by page number) that could be made."""
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        run_child("pictures", path, Path(folder), wall_seconds)
        lines = list(lines_of(Path(folder)))
        pages = (first(lines, "facts") or {}).get("pages")
        return pages if isinstance(pages, int) else 0, _pictures(lines, Path(folder))


def draw_larger(
    path: str | os.PathLike[str], pages: Sequence[int], sizes: Sequence[int], *, wall_seconds: float = 60
) -> tuple[dict[int, dict[int, bytes]], bool]:
    """Larger pictures of these pages of a PDF; `sizes` are the pixels of the longest side.

    Returns WebP bytes by page number and width in pixels, and whether the child came to its end.
    """
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        numbers = [",".join(map(str, sizes)), *map(str, pages)]
        run_child("larger", path, Path(folder), wall_seconds, *numbers)
        lines = list(lines_of(Path(folder)))
        made = {
            line["picture"]: {
                width: picture
                for width in line["widths"]
                if (picture := _picture(Path(folder), f"{line['picture']}-{width}"))
            }
            for line in lines
            if "widths" in line and line["picture"] in pages
        }
        return made, bool(first(lines, "done"))


def clean_copy(
    path: str | os.PathLike[str], *, max_bytes: int, wall_seconds: float = 60
) -> tuple[bytes, str, list[str]]:
    """The bytes of a copy without personal data, "" and the kinds of what was removed (see `cleaning.found`).

    If none could be made: no bytes, a reason (see `Extraction`), and nothing.
    """
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        ended = run_child("clean", path, Path(folder), wall_seconds)
        lines = list(lines_of(Path(folder)))
        if first(lines, "done"):
            made = _plain_file(Path(folder) / "pictures" / "clean", max_bytes)
            removed = [kind for kind in first(lines, "removed") or [] if isinstance(kind, str)]
            return (made, "", removed) if made else (b"", "too-large", [])
    return b"", first(lines, "error") or ended or "crashed", []


def _pictures(lines: list[dict[str, Any]], folder: Path) -> dict[int, bytes]:
    announced = [line["picture"] for line in lines if "picture" in line and line.get("made") is True]
    return {number: picture for number in announced if (picture := _picture(folder, number))}


def _picture(folder: Path, number: int | str) -> bytes:
    """The bytes of one picture; empty if it is missing, too large, or not a plain file."""
    return _plain_file(folder / "pictures" / f"{number}.webp", PICTURE_BYTES)


def _plain_file(path: Path, max_bytes: int) -> bytes:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > max_bytes:
        return b""
    return path.read_bytes()


def _first_missing(facts: dict[str, Any], pages: list[PageText], lines: list[dict[str, Any]]) -> int:
    """The first page without text or, when all the text is there, the first whose picture was not tried."""
    count = facts.get("pages")
    expected = min(count, MAX_PAGES) if isinstance(count, int) else MAX_PAGES
    tried = [line["picture"] for line in lines if "picture" in line]
    if len(pages) < expected:
        return len(pages) + 1
    # Office files have no pictures here, so nothing but the cap can be what is missing.
    return (max(tried, default=0) if facts.get("kind") == "pdf" else len(pages)) + 1
