import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from home.stylesheet import put_together


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    folder = tmp_path / "css"
    (folder / "components").mkdir(parents=True)
    for name in ("tokens", "base", "print", "components/b", "components/a"):
        (folder / f"{name}.css").write_text(f".{name.replace('/', '-')} {{}}")
    return folder


def test_the_parts_come_in_order_and_print_is_for_paper(parts, tmp_path):
    css = put_together(parts, tmp_path / "made").read_text()
    positions = [
        css.index(name) for name in (".tokens", ".base", ".components-a", ".components-b", "@media print")
    ]
    assert positions == sorted(positions)


def test_a_changed_part_makes_a_new_stylesheet(parts, tmp_path):
    made = put_together(parts, tmp_path / "made")
    (parts / "base.css").write_text(".neu {}")
    os.utime(parts / "base.css", (made.stat().st_mtime + 5,) * 2)
    assert ".neu" in put_together(parts, tmp_path / "made").read_text()


def test_nothing_is_written_when_nothing_has_changed(parts, tmp_path):
    made = put_together(parts, tmp_path / "made")
    before = made.stat().st_mtime_ns
    assert put_together(parts, tmp_path / "made").stat().st_mtime_ns == before


def test_a_part_that_has_gone_is_gone_from_the_stylesheet(parts, tmp_path):
    made = put_together(parts, tmp_path / "made")
    (parts / "components" / "a.css").unlink()
    os.utime(parts / "components", (made.stat().st_mtime + 5,) * 2)
    assert ".components-a" not in put_together(parts, tmp_path / "made").read_text()


def test_comments_stay_at_home(parts, tmp_path):
    (parts / "base.css").write_text("/* Why. */\n.base {\n  /* Because. */\n  color: red;\n}\n")
    assert ".base {\ncolor: red;\n}\n" in put_together(parts, tmp_path / "made").read_text()


def test_what_a_component_says_for_paper_is_for_paper(parts, tmp_path):
    css = "@layer components {\n  .a {}\n}\n\n@layer print {\n  .a { display: none; }\n}\n"
    (parts / "components" / "a.css").write_text(css)
    made = put_together(parts, tmp_path / "made").read_text()
    assert "@media print {\n@layer print {\n.a { display: none; }\n}\n}" in made


def test_every_part_of_the_site_is_in_its_stylesheet():
    css = Path(finders.find("css/site.css")).read_text()
    for path in settings.STYLESHEET_PARTS.rglob("*.css"):
        declarations = [line.strip() for line in path.read_text().splitlines() if line.endswith(";")]
        assert all(declaration in css for declaration in declarations), path


def test_the_stylesheet_is_small():
    import gzip

    assert len(gzip.compress(Path(finders.find("css/site.css")).read_bytes())) < 15_000
