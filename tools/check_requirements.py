"""Check that requirements*.txt suit each Python that pyproject.toml promises, and name no host or folder."""

import re
import sys
import tomllib
from importlib.metadata import metadata, version
from pathlib import Path

from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def faults() -> list[str]:
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    oldest = promised.removeprefix(">=") + ".0"
    found = []
    for file in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / file).read_text()
        found += [f"{file}: {line}" for line in text.splitlines() if re.search(r"://|^-|file:/", line)]
        for name, pinned in PIN.findall(text):
            if version(name) != pinned:
                found.append(f"{file}: {name} {pinned} is not what is installed, {version(name)}")
            elif not SpecifierSet(metadata(name).get("Requires-Python", "")).contains(oldest):
                found.append(f"{file}: {name} {pinned} does not run on Python {oldest}")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults()) or None)
