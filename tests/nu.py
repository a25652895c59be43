"""The Nu HTML checker, where it is: `make nu-checker` fetches it as a package; it needs Java."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

CHECKER = Path("var/nu/node_modules/vnu-jar/build/dist/vnu.jar")
WHERE = f"Java or the Nu checker ({CHECKER}) is not there (make nu-checker)."


def is_there() -> bool:
    """Whether pages can be checked on this machine."""
    return bool(shutil.which("java")) and CHECKER.exists()


# What the checker complains of only because it does not know a newer standard, and which one that is.
# Everything else is an error.
NEWER_CSS = {
    "“container-type”: Property “container-type” doesn't exist.": "CSS Conditional Rules Module Level 5",
}


def css_complaints(sheets: Iterable[Path], folder: Path) -> list[str]:
    """What the checker has to say of style sheets, except of what is newer than the checker.

    It would skip what stands in a container query: so that it reads it, the query becomes one of media in
    the copy that it is given in `folder`.
    """
    for sheet in sheets:
        copy = re.sub(r"@container\b", "@media", sheet.read_text(encoding="utf-8"))
        (folder / f"{sheet.parent.name}-{sheet.name}").write_text(copy, encoding="utf-8")
    said = complaints(folder, "--css")
    return [line for line in said.splitlines() if not any(line.endswith(known) for known in NEWER_CSS)]


def complaints(folder: Path, *options: str) -> str:
    """What the checker has to say of the files in a folder, HTML by default; nothing is an empty text."""
    command = ["java", "-Xmx512m", "-jar", str(CHECKER), *options, "--errors-only", "--format", "gnu"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, timeout=300, check=False)
    return done.stderr
