"""The child as a process: started with limits, killed when its time is over, started again without a page
that brought it down, and believed only as far as it keeps to what was agreed.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from downloads.extraction.clean_text import MAX_CHARACTERS, MAX_PAGES

CHILD = Path(__file__).with_name("child.py")
MAX_WIDTH = 10_000
MOST_SKIPPED = 10
_LINE_BYTES = 4 * MAX_CHARACTERS + 1024
_SIGNAL_REASONS = {-getattr(signal, "SIGXCPU", 24): "cpu", -getattr(signal, "SIGXFSZ", 25): "too-large"}


@dataclass(frozen=True)
class Attempt:
    """What one child left behind, and which pages it had been told to leave out."""

    lines: list[dict[str, Any]]
    ended: str
    folder: Path
    skipped: list[int]
    undrawn: list[int]


def attempts(mode: str, path: str | os.PathLike[str], wall_seconds: float) -> Iterator[Attempt]:
    """Runs a child; and, when a page has brought it down, another one without that page.

    A page whose drawing alone is too much keeps its text. All attempts together take `wall_seconds`, and
    leave out `MOST_SKIPPED` pages at most. A child that took too long is not followed by another.
    """
    until = time.monotonic() + wall_seconds
    skipped: list[int] = []
    undrawn: list[int] = []
    while True:
        with tempfile.TemporaryDirectory(prefix="slides-") as folder:
            numbers = [max(undrawn, default=0), *skipped]
            left = max(until - time.monotonic(), 0)
            ended = run_child(mode, path, Path(folder), left, *map(str, numbers))
            lines = list(lines_of(Path(folder)))
            yield Attempt(lines, ended, Path(folder), [*skipped], [*undrawn])
        last = next((line for line in reversed(lines) if "at" in line or "drawing" in line), {})
        fell = ended == "crashed" and first(lines, "error") in {None, "memory"}
        if not fell or not last or len(skipped) + len(undrawn) == MOST_SKIPPED:
            return
        if last.get("at") in skipped or until < time.monotonic():
            return
        (skipped if "at" in last else undrawn).append(last.get("at") or last["drawing"])


def run_child(
    mode: str, path: str | os.PathLike[str], folder: Path, wall_seconds: float, *numbers: str
) -> str:
    """Runs the child to its end or to the end of its time; returns why it ended, "" if by itself.

    Its output is a file, not a pipe: its own file size limit then bounds it, and it survives the child.
    """
    (folder / "pictures").mkdir()
    command = [
        sys.executable,
        "-I",
        str(CHILD),
        mode,
        os.path.abspath(path),
        str(folder / "pictures"),
        *numbers,
    ]
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


def lines_of(folder: Path) -> Iterator[dict[str, Any]]:
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
        "at": int,
        "drawing": int,
        "picture": int,
        "made": bool,
        "widths": list,
        "removed": list,
        "text": str,
        "hidden": bool,
        "error": str,
        "stopped": str,
        "done": bool,
    }
    if any(not isinstance(value, types.get(key, ())) for key, value in line.items()):
        return False
    numbers = [line[key] for key in ("page", "picture", "at", "drawing") if key in line]
    complete = "page" not in line or {"text", "hidden", "notes"} <= line.keys()
    widths = all(type(width) is int and 0 < width <= MAX_WIDTH for width in line.get("widths", ()))
    in_range = all(1 <= number <= MAX_PAGES for number in numbers)
    return in_range and complete and widths and ("widths" not in line or "picture" in line)


def first(lines: list[dict[str, Any]], key: str) -> Any:
    """What the first line that has `key` says of it; None if none has."""
    return next((line[key] for line in lines if key in line), None)
