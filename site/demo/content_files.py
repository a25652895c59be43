"""Reading the demo site's content: German texts in TOML, their translations in gettext catalogues."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import polib

CONTENT = Path(__file__).parent / "content"


@cache
def load(name: str) -> dict[str, Any]:
    """The content of `content/<name>.toml`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def deck(stem: str) -> dict[str, Any]:
    """The slides of `content/decks/<stem>.toml`."""
    return load(f"decks/{stem}")


def material(stem: str) -> dict[str, Any]:
    """The text or table of `content/materials/<stem>.toml`; `format` says what is made of it."""
    return load(f"materials/{stem}")


@cache
def dictionary(code: str) -> dict[str, str]:
    """German text → text in the language `code`, from `content/translations/<code>.po`."""
    catalogue = polib.pofile(str(CONTENT / "translations" / f"{code}.po"))
    return {entry.msgid: entry.msgstr for entry in catalogue if entry.msgstr and not entry.obsolete}


def translated(text: str, code: str) -> str:
    """A German text in another language. Names that are in no catalogue stay as they are."""
    return dictionary(code).get(text, text)
