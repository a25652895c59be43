"""What every style sheet keeps to: it works in both directions, and says where each rule belongs."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEETS = sorted(settings.STYLESHEET_PARTS.rglob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Properties and values that know left and right, or width and height, instead of start and end.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    r"|(?:min-|max-)?(?:width|height)|left|right|top|bottom"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)

every_sheet = pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)


def rules(path: Path) -> str:
    """The sheet without its comments and the conditions of its media and container queries."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    return re.sub(r"@(?:media|container|supports)[^{]*", "", text)


@every_sheet
def test_no_rule_knows_left_from_right(path):
    assert PHYSICAL.findall(rules(path)) == []


@every_sheet
def test_every_rule_stands_in_a_layer(path):
    text = rules(path)
    depth = 0
    outside = ""
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth == 0 and sign != "}":
            outside += sign
    heads = [head.strip() for head in re.split(r"[;\n]", outside) if head.strip()]
    assert depth == 0
    assert heads
    assert all(head.startswith("@layer ") for head in heads), heads


@every_sheet
def test_colours_come_from_the_tokens(path):
    """Except white below logos that are drawn for white paper, and black on paper itself."""
    if path.stem not in ("tokens", "print"):
        assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules(path))) <= {"#fff"}
