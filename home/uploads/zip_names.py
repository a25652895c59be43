"""Where the entries of a ZIP would land, and whether they lie on top of each other. Needs no Django."""

import re
import zipfile
from collections.abc import Sequence

_LOCAL_HEADER_BYTES = 30
_DRIVE = re.compile(r"^[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# What makes “gepj.exe” look like “exe.jpeg”: Unicode's embeddings, overrides and isolates (UAX #9, §2).
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def turns_the_line(name: str) -> bool:
    """Whether a file name has characters that let it be shown in another order than it is."""
    return bool(_TURNING.search(name))


def is_unsafe_name(name: str, max_folders: int) -> bool:
    """Whether unpacking `name` could leave the target folder, deceive, or nest deeper than `max_folders`.

    Both slashes separate, because Windows unpacks both.
    """
    path = name.replace("\\", "/")
    steps = path.rstrip("/").split("/")
    return bool(
        not name
        or path.startswith("/")
        or _DRIVE.match(path)
        or _CONTROL.search(name)
        or turns_the_line(name)
        or ".." in steps
        or len(steps) - 1 > max_folders
    )


def has_duplicates(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a name comes twice: two programs might then read two different files."""
    return len({entry.orig_filename for entry in entries}) < len(entries)


def overlapping_entry(entries: Sequence[zipfile.ZipInfo], directory_offset: int) -> str | None:
    """The name of an entry whose data runs into the next entry or into the table of contents, if any.

    This is how a bomb of a few kilobytes unpacks to petabytes (David Fifield, "A better zip bomb", 2019).
    """
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    ends = [entry.header_offset for entry in ordered[1:]] + [directory_offset]
    for entry, end in zip(ordered, ends, strict=False):
        if entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size > end:
            return entry.orig_filename
    return None
