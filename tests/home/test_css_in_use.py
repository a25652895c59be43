"""No rule without use: a template, a view or a script gives every class of a style sheet to something."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEETS = [
    *sorted(settings.STYLESHEET_PARTS.rglob("*.css")),
    *sorted(settings.ROOT.glob("*/static/*/*.css")),
]
ROOMS = ("site", "home", "programmes", "downloads", "search")
GIVERS = ("*.html", "*.py", "*.js")


def classes(css: str) -> set[str]:
    """The classes that the selectors of a style sheet name."""
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", css, flags=re.DOTALL)
    return {
        name for head in re.findall(r"([^{};]+)\{", css) for name in re.findall(r"\.([A-Za-z][\w-]*)", head)
    }


def givers() -> str:
    """All that can give an element its class."""
    files = [path for room in ROOMS for kind in GIVERS for path in (settings.ROOT / room).rglob(kind)]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.fixture(scope="module")
def words() -> tuple[set[str], set[str]]:
    """What is written as a whole, and how names begin that are put together (`tag--{{ state }}`)."""
    text = givers()
    return set(re.findall(r"[A-Za-z][\w-]*", text)), set(
        re.findall(r"([A-Za-z][\w-]*-)(?:\{\{|\{%|\$\{|\{)", text)
    )


def test_the_classes_of_a_sheet_are_found():
    assert classes(".a-b:not(.c)::after { inline-size: 1.5rem } /* .d { } */ @media (x) { .e { } }") == {
        "a-b",
        "c",
        "e",
    }


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_every_class_of_a_sheet_is_given_to_something(path: Path, words):
    whole, beginnings = words
    unused = {
        name
        for name in classes(path.read_text(encoding="utf-8")) - whole
        if not any(
            name.startswith(beginning)
            for beginning in beginnings
            if "--" in beginning or "template" in beginning
        )
    }
    assert not unused


def tokens(pattern: str) -> set[str]:
    """The custom properties of all sheets that stand where the pattern says; without Wagtail's own."""
    css = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
    return {name for name in re.findall(pattern, css) if not name.startswith("--w-")}


def test_every_token_is_used_and_every_one_that_is_used_is_there():
    assert tokens(r"(?<![\w-])(--[a-z][\w-]*):") == tokens(r"var\((--[\w-]+)")
