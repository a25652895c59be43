"""One stylesheet out of many files, without a build step anybody has to know of.

Each component has a file of its own, `static/css/components/<name>.css`, named as its template partial.
Browsers get them as one, `css/site.css`: it is put together whenever the static files are looked for and
a part has changed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PARTS = ("tokens", "base", "layout", "components/*", "print")
NAME = "css/site.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# The rules of a component for paper. They end with the brace that stands at the beginning of a line.
ON_PAPER = re.compile(r"^(@layer print \{\n.*?^\})", re.DOTALL | re.MULTILINE)
SPACE = re.compile(r"\s*\n\s*")


class StylesheetFinder(BaseFinder):
    """Finds `css/site.css`: it lies in `STYLESHEET_ROOT`, made from the parts in `STYLESHEET_PARTS`."""

    def __init__(self) -> None:
        self.storage = FileSystemStorage(settings.STYLESHEET_ROOT)

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        if path != NAME:
            return []
        made = str(put_together(settings.STYLESHEET_PARTS, settings.STYLESHEET_ROOT))
        return [made] if find_all else made

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        put_together(settings.STYLESHEET_PARTS, settings.STYLESHEET_ROOT)
        yield NAME, self.storage


def put_together(parts_folder: Path, target_folder: Path) -> Path:
    """Write the parts one after the other, unless that has been done since the last change. Returns the file.

    `tokens` comes first, because it names the cascade layers; `print` holds for paper only. A part that
    has gone is a change, too: of its folder.
    """
    target = target_folder / NAME
    parts = [path for part in PARTS for path in sorted(parts_folder.glob(f"{part}.css"))]
    watched = {*parts, *(path.parent for path in parts), Path(__file__)}
    newest = max(path.stat().st_mtime for path in watched)
    if not target.exists() or target.stat().st_mtime < newest:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".new")
        unfinished.write_text("".join(map(_content, parts)), encoding="utf-8")
        unfinished.replace(target)
    return target


def _content(path: Path) -> str:
    """What a browser needs of a part: comments and indents are for those who read the source.

    The layer `print` holds for paper only, in whichever file it stands.
    """
    css = COMMENT.sub("", path.read_text(encoding="utf-8"))
    if path.stem != "print":
        css = ON_PAPER.sub(r"@media print {\n\1\n}", css)
    css = SPACE.sub("\n", css).strip()
    return f"@media print {{\n{css}\n}}\n" if path.stem == "print" else f"{css}\n"
