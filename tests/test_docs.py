"""What is written about the project: links lead somewhere, and nothing is left of a merge."""

import re
from pathlib import Path

import pytest
from django.conf import settings

DOCS = [settings.ROOT / "README.md", *sorted((settings.ROOT / "docs").rglob("*.md"))]
DECISIONS = settings.ROOT / "docs" / "decisions"
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")

each_document = pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(settings.ROOT)))


@each_document
def test_links_to_files_lead_to_files(path: Path):
    gone = [
        link for link in LINK.findall(path.read_text(encoding="utf-8")) if not (path.parent / link).exists()
    ]
    assert gone == []


@each_document
def test_no_mark_of_a_merge_is_left(path: Path):
    assert not re.search(r"^(<{7}|>{7}|={7}$)", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_each_decision_is_listed_once_in_its_order():
    listed = re.findall(r"\]\((\d{4}-[^)]*\.md)\)", (DECISIONS / "README.md").read_text(encoding="utf-8"))
    assert listed == sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
