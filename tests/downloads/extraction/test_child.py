"""The walls around the child process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from downloads.extraction.process import CHILD, run_child
from tests.downloads import hostile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="The limits are those of Linux.")


def in_child(code: str) -> subprocess.CompletedProcess[str]:
    """Runs `code` in an isolated interpreter that has limited itself like the child."""
    program = (
        f"import sys; sys.path.insert(0, {str(CHILD.parent)!r}); import child; child.limit_myself()\n{code}"
    )
    return subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False, timeout=60
    )


def test_the_parsers_work_within_512_megabytes() -> None:
    done = in_child("import pypdfium2, pikepdf, PIL.Image; print(PIL.Image.new('RGB', (480, 270)).size)")
    assert done.stdout.strip() == "(480, 270)"


def test_more_memory_than_512_megabytes_is_not_to_be_had() -> None:
    assert "MemoryError" in in_child("bytearray(600 * 1024 * 1024)").stderr


def test_a_file_cannot_grow_beyond_64_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "big"
    done = in_child(f"with open({str(path)!r}, 'wb') as file: file.write(bytes(65 * 1024 * 1024))")
    assert done.returncode != 0
    assert path.stat().st_size <= 64 * 1024 * 1024


def test_processor_time_is_limited_to_30_seconds() -> None:
    done = in_child("import resource; print(resource.getrlimit(resource.RLIMIT_CPU))")
    assert done.stdout.strip() == "(30, 31)"


def test_the_child_needs_no_django(tmp_path: Path) -> None:
    path = tmp_path / "folien.pdf"
    path.write_bytes(hostile.good_pdf())
    code = f"child.main(['extract', {str(path)!r}, {str(tmp_path)!r}])"
    code += "; print('django' in sys.modules, file=sys.stderr)"
    assert in_child(code).stderr.strip() == "False"


def test_text_leaves_the_child_before_any_picture(tmp_path: Path) -> None:
    path = tmp_path / "folien.pdf"
    path.write_bytes(hostile.good_pdf(["eins", "zwei"]))
    assert run_child("extract", path, tmp_path, 60) == ""
    lines = [json.loads(line) for line in (tmp_path / "lines").read_text().splitlines()]
    said = [next(iter(line)) for line in lines if not {"at", "drawing"} & line.keys()]
    assert said == ["facts", "page", "page", "picture", "picture", "done"]


def test_secrets_in_our_environment_do_not_reach_the_child(tmp_path: Path, monkeypatch) -> None:
    seen = {}
    monkeypatch.setenv("SECRET_KEY", "geheim")
    real = subprocess.Popen

    def look(*arguments, **options):
        seen.update(options)
        return real(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", look)
    run_child("open", tmp_path / "nothing", tmp_path, 10)
    assert "SECRET_KEY" not in seen["env"]
    assert seen["start_new_session"] is True
    assert not seen.get("shell")
