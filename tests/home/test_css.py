"""What every style sheet keeps to: it works in both directions, and says where each rule belongs."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests import nu

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


@every_sheet
def test_nothing_moves_for_those_who_do_not_want_it(path):
    """Movement stands within the query that asks whether it is welcome."""
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    where: list[str] = []
    for head, sign in re.findall(r"([^{};]*)([{};])", text):
        if sign == "{":
            where.append(head.strip())
            continue
        if re.match(r"\s*(transition|animation|scroll-behavior)\b", head):
            assert "@media (prefers-reduced-motion: no-preference)" in where, head
        if sign == "}":
            where.pop()


def test_the_style_answers_to_paper_to_motion_and_to_the_colours_of_the_device():
    css = "\n".join(path.read_text(encoding="utf-8") for path in SHEETS)
    for wanted in (
        "@media print",
        "(prefers-reduced-motion:",
        "(forced-colors: active)",
        "light-dark(",
        "@container",
    ):
        assert wanted in css


@pytest.mark.skipif(not nu.is_there(), reason=nu.WHERE)
def test_the_css_is_valid(tmp_path):
    others = [*settings.ROOT.glob("*/static/*/*.css"), *settings.SITE.glob("demo/static/demo/*.css")]
    assert nu.css_complaints([*SHEETS, *others], tmp_path) == []


@pytest.mark.skipif(not nu.is_there(), reason=nu.WHERE)
def test_the_checker_would_find_what_is_wrong_also_within_a_container_query(tmp_path):
    (sheet := tmp_path / "wrong.css").write_text("@container (min-width: 1rem) { a { colour: red } }")
    (folder := tmp_path / "copies").mkdir()
    assert "colour" in "".join(nu.css_complaints([sheet], folder))
