"""What all scripts weigh, and what they may not do."""

import gzip
import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).resolve().parents[2] / "site" / "static" / "js").glob("*.js"))
MOST_BYTES = 20 * 1024


def test_all_scripts_together_weigh_less_than_twenty_kilobytes():
    weight = sum(len(gzip.compress(script.read_bytes(), 9)) for script in SCRIPTS)
    assert SCRIPTS
    assert weight < MOST_BYTES


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_obeys_the_content_security_policy_and_loads_nothing_from_elsewhere(script):
    code = re.sub(r"^\s*//.*$", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for forbidden in (
        r"\beval\(",
        r"new Function",
        r"innerHTML",
        r"\.style\.",
        r"https?://",
        r"document\.cookie",
    ):
        assert not re.search(forbidden, code), forbidden
