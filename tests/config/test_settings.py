import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = {
    "SECRET_KEY": "0123456789abcdef" * 5,
    "DATABASE_URL": "postgres://user:password@127.0.0.1:1/name",
    "ALLOWED_HOSTS": "www.example.org",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**inherited, "DJANGO_SETTINGS_MODULE": "config.settings.production", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("missing", NEEDED)
def test_production_does_not_start_without_what_it_cannot_guess_and_says_what(missing):
    result = manage("check", **{key: value for key, value in NEEDED.items() if key != missing})
    assert result.returncode != 0
    assert missing in result.stderr
    assert not any(f"{other} (" in result.stderr for other in NEEDED if other != missing)


def test_production_names_all_that_is_missing_at_once():
    result = manage("check")
    assert all(name in result.stderr for name in NEEDED)


def test_the_deployment_check_is_clean_in_production():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **NEEDED)
    assert result.returncode == 0, result.stderr
