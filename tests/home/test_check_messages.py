"""The check of the catalogues finds what is missing, and changes nothing."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.languages import LANGUAGES
from home.management.commands.check_messages import MAY_BE_PARTIAL, WITHOUT_CATALOGUE

pytestmark = pytest.mark.skipif(not shutil.which("xgettext"), reason="GNU gettext is not installed.")
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def project(tmp_path: Path, settings, monkeypatch) -> Path:
    """A project with one text, and with catalogues that have it in no language; we stand in its folder."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "views.py").write_text('_("A new sentence")\n')
    (tmp_path / "locale" / "de" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locale" / "de" / "LC_MESSAGES" / "django.po").write_text(HEAD)
    settings.ROOT, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_text_that_no_catalogue_has_is_named_for_each_language(project):
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("check_messages", stdout=StringIO(), stderr=said)
    whole = [one.code for one in LANGUAGES if one.code not in WITHOUT_CATALOGUE | MAY_BE_PARTIAL]
    assert said.getvalue().splitlines() == [f"{code}: not translated: A new sentence" for code in whole]


def test_the_check_writes_into_no_catalogue(project):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    with pytest.raises(CommandError):
        call_command("check_messages", stdout=StringIO(), stderr=StringIO())
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
