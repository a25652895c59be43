"""Starting the child, and reading what it left behind, also when it had to be killed."""

import contextlib
import json
import os
import signal
import subprocess  # noqa: S404 (the sandbox is a process)
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from downloads.extraction.clean_text import MAX_CHARACTERS, MAX_PAGES

CHILD = Path(__file__).with_name("child.py")
PICTURE_BYTES = 1024 * 1024
_LINE_BYTES = 4 * MAX_CHARACTERS + 1024
_SIGNAL_REASONS = {-getattr(signal, "SIGXCPU", 24): "cpu", -getattr(signal, "SIGXFSZ", 25): "too-large"}


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
    "crashed", "pages" (more than 500), "password", "unreadable" or "unsupported", and else is "".
    """

    facts: dict[str, Any] = field(default_factory=dict)
    pages: list[PageText] = field(default_factory=list)
    pictures: dict[int, bytes] = field(default_factory=dict)
    stopped_at: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Opened:
    """What a quick look at a file found.

    `searchable` is None if the time did not suffice to find out. `heading` and `opening` are the heading
    and the text of the first page, `sample` the text of the first pages, as far as there is any.
    """

    facts: dict[str, Any]
    searchable: bool | None
    error: str
    heading: str = ""
    opening: str = ""
    sample: str = ""


def open_file(path: str | os.PathLike[str], *, wall_seconds: float = 5) -> Opened:
    """Facts of a file, and how its text begins; `error` is one of the reasons of `Extraction`, or ""."""
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        ended = _run_child("open", path, Path(folder), wall_seconds)
        lines = list(_lines(Path(folder)))
    facts = _first(lines, "facts") or {}
    error = _first(lines, "error") or ("" if facts or _first(lines, "done") else ended or "crashed")
    return Opened(
        facts,
        _first(lines, "searchable"),
        error,
        heading=_first(lines, "heading") or "",
        opening=_first(lines, "opening") or "",
        sample=_first(lines, "sample") or "",
    )


def extract(path: str | os.PathLike[str], *, wall_seconds: float = 60) -> Extraction:
    """Text and pictures of a PDF, text of any other file; whatever was ready when the child ended.

    Raises only OSError, when no process can be started or no temporary file written.
    """
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        ended = _run_child("extract", path, Path(folder), wall_seconds)
        lines = list(_lines(Path(folder)))
        pictures = _pictures(lines, Path(folder))
    facts = _first(lines, "facts") or {}
    pages = [
        PageText(line["page"], line["text"], line["hidden"], line["notes"])
        for line in lines
        if "page" in line
    ]
    finished = _first(lines, "done") or False
    reason = _first(lines, "error") or _first(lines, "stopped") or ("" if finished else ended or "crashed")
    stopped_at = _first_missing(facts, pages, lines) if reason else None
    return Extraction(facts, pages, pictures, stopped_at, reason)


def draw(path: str | os.PathLike[str], *, wall_seconds: float = 60) -> tuple[int, dict[int, bytes]]:
    """How many pages a PDF has, and those of its pictures (WebP, by page number) that could be made."""
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        _run_child("pictures", path, Path(folder), wall_seconds)
        lines = list(_lines(Path(folder)))
        pages = (_first(lines, "facts") or {}).get("pages")
        return pages if isinstance(pages, int) else 0, _pictures(lines, Path(folder))


def clean_copy(
    path: str | os.PathLike[str], *, max_bytes: int, wall_seconds: float = 60
) -> tuple[bytes, str]:
    """The bytes of a copy without personal data and "", or no bytes and a reason (see `Extraction`)."""
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        ended = _run_child("clean", path, Path(folder), wall_seconds)
        lines = list(_lines(Path(folder)))
        if _first(lines, "done"):
            made = _plain_file(Path(folder) / "pictures" / "clean", max_bytes)
            return (made, "") if made else (b"", "too-large")
    return b"", _first(lines, "error") or ended or "crashed"


def _run_child(mode: str, path: str | os.PathLike[str], folder: Path, wall_seconds: float) -> str:
    """Runs the child to its end or to the end of its time; returns why it ended, "" if by itself.

    Its output is a file, not a pipe: its own file size limit then bounds it, and it survives the child.
    """
    (folder / "pictures").mkdir()
    command = [sys.executable, "-I", str(CHILD), mode, os.path.abspath(path), str(folder / "pictures")]
    with (folder / "lines").open("wb") as out:
        child = subprocess.Popen(  # noqa: S603 (our own program, no shell, absolute paths)
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={
                "PATH": os.defpath,
                "LANG": "C.UTF-8",
                "TMPDIR": str(folder),
                "MALLOC_ARENA_MAX": "1",
                "STARTED_BY": str(os.getpid()),
            },
            start_new_session=True,
        )
        try:
            status = child.wait(timeout=wall_seconds)
        except subprocess.TimeoutExpired:
            return "time"
        finally:
            _kill_group(child)
    return _SIGNAL_REASONS.get(status, "crashed" if status else "")


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and whatever it started; also when we ourselves are being interrupted."""
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _lines(folder: Path) -> Iterator[dict[str, Any]]:
    """The objects the child wrote, up to the first line that was cut off or is not as agreed."""
    with (folder / "lines").open("rb") as file:
        while line := file.readline(_LINE_BYTES):
            try:
                parsed = json.loads(line)
            except ValueError:
                return
            if not line.endswith(b"\n") or not _is_as_agreed(parsed):
                return
            yield parsed


def _is_as_agreed(line: Any) -> bool:
    """Whether a line has the types `child.py` promises: a child that was taken over may write anything."""
    if not isinstance(line, dict):
        return False
    types = {
        "facts": dict,
        "searchable": bool,
        "heading": str,
        "opening": str,
        "sample": str,
        "notes": str,
        "page": int,
        "picture": int,
        "made": bool,
        "text": str,
        "hidden": bool,
        "error": str,
        "stopped": str,
        "done": bool,
    }
    if any(not isinstance(value, types.get(key, ())) for key, value in line.items()):
        return False
    number = line.get("page", line.get("picture", 1))
    complete = "page" not in line or {"text", "hidden", "notes"} <= line.keys()
    return 1 <= number <= MAX_PAGES and complete


def _first(lines: list[dict[str, Any]], key: str) -> Any:
    return next((line[key] for line in lines if key in line), None)


def _pictures(lines: list[dict[str, Any]], folder: Path) -> dict[int, bytes]:
    announced = [line["picture"] for line in lines if "picture" in line and line.get("made") is True]
    return {number: picture for number in announced if (picture := _picture(folder, number))}


def _picture(folder: Path, number: int) -> bytes:
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
