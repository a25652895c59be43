"""The rule of who may import whom (docs/decisions/0001-rooms.md), read from the code itself."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {"home", "programmes", "downloads", "search", "demo", "tests"}
MAY_IMPORT = {
    "home": set(),
    "programmes": {"home"},
    "downloads": {"home", "programmes"},
    "search": {"home"},
}


def python_files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported_rooms(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names & ROOMS


def template_rooms(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {room for room in ROOMS if f'"{room}/' in text or f'"{room}:' in text or f"'{room}:" in text}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_the_rooms_below_it(room):
    wrong = {
        str(path.relative_to(ROOT)): sorted(imported_rooms(path) - MAY_IMPORT[room] - {room})
        for path in python_files(room)
        if "migrations" not in path.parts
    }
    assert {path: rooms for path, rooms in wrong.items() if rooms} == {}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_nothing_of_the_settings_but_the_languages(room):
    for path in python_files(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("config"):
                assert node.module == "config.languages", path


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_templates_follow_the_same_arrows(room):
    # Every page has the search form in its header: that one address is part of the frame, not of a room.
    for path in sorted((ROOT / room / "templates").rglob("*.html")):
        assert template_rooms(path) - {room} <= MAY_IMPORT[room] | {"search"}, path


def test_every_room_has_python_files():
    assert all(python_files(room) for room in MAY_IMPORT)
