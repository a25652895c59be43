"""Pictures by a converter: a small program stands in for LibreOffice."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from downloads.extraction import converter
from tests.downloads import hostile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="The walls are those of Linux.")

ROOT = Path(__file__).resolve().parents[3]
# Our program lies where no program of the system lies: this wall hides no folders (test_libreoffice does).
WALL = ("unshare", "--map-root-user", "--net", "--pid", "--fork", "--kill-child")
START = """
import os, pathlib, socket, subprocess, sys, time
arguments = sys.argv[1:]
out = pathlib.Path(arguments[arguments.index("--outdir") + 1])
source = pathlib.Path(arguments[-1])
"""
DRAWS = "(out / 'deck.pdf').write_bytes(pathlib.Path({pdf!r}).read_bytes())\n"


@pytest.fixture
def program(tmp_path: Path, monkeypatch):
    """Puts a program called `soffice` first on the path, and forgets what was found before."""

    def put(code: str, pdf: bytes = b"") -> None:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        (tmp_path / "made.pdf").write_bytes(pdf)
        text = START + code.replace("DRAW", DRAWS).replace("{pdf!r}", repr(str(tmp_path / "made.pdf")))
        (folder / "soffice.py").write_text(text)
        # Through a shell, because the first line of a program cannot name a path with a space in it.
        (folder / "soffice").write_text(f'#!/bin/sh\nexec "{sys.executable}" "{folder}/soffice.py" "$@"\n')
        (folder / "soffice").chmod(0o755)
        monkeypatch.setattr(converter, "_WALLS", (WALL,))
        monkeypatch.setenv("PATH", f"{folder}:/usr/sbin:/usr/bin:/sbin:/bin")
        converter.command_prefix.cache_clear()
        if converter.command_prefix() is None:
            pytest.skip("This machine lets nobody take the network away from a program.")

    yield put
    converter.command_prefix.cache_clear()


def draw(tmp_path: Path, expected: int = 2, **options: float) -> converter.Pictures:
    deck = tmp_path / "folien"
    deck.write_bytes(hostile.pptx(["eins", "zwei"]))
    return converter.draw_slides(str(deck), "pptx", expected=expected, **options)


def test_without_a_converter_there_are_no_pictures_and_that_is_said(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    converter.command_prefix.cache_clear()
    assert draw(tmp_path) == converter.Pictures(reason="no-converter")
    converter.command_prefix.cache_clear()


def test_the_slides_come_as_pictures(program, tmp_path) -> None:
    program("DRAW", hostile.good_pdf(["eins", "zwei"]))
    made = draw(tmp_path)
    assert (set(made.pictures), made.reason) == ({1, 2}, "")


def test_another_number_of_pages_gives_no_pictures_because_they_would_be_wrong(program, tmp_path) -> None:
    program("DRAW", hostile.good_pdf(["eins"]))
    assert draw(tmp_path) == converter.Pictures(reason="other-pages")


def test_success_without_a_result_is_a_failure(program, tmp_path) -> None:
    program("sys.exit(0)\n")
    assert draw(tmp_path) == converter.Pictures(reason="crashed")


def test_it_has_no_network(program, tmp_path) -> None:
    code = """
try:
    socket.create_connection(("127.0.0.1", 1), timeout=2)
except ConnectionRefusedError:
    sys.exit(1)   # the machine's own loopback answered
except OSError:
    DRAW"""
    program(code, hostile.good_pdf(["eins", "zwei"]))
    assert draw(tmp_path).reason == ""


def test_its_home_is_new_and_empty_and_our_secrets_are_not_there(program, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    code = """
home = pathlib.Path(os.environ["HOME"])
if not list(home.iterdir()) and "SECRET_KEY" not in os.environ and any(str(home) in a for a in arguments):
    DRAW"""
    program(code, hostile.good_pdf(["eins", "zwei"]))
    assert draw(tmp_path).reason == ""


def test_its_memory_is_limited(program, tmp_path) -> None:
    code = """
try:
    bytearray(4 * 1024**3)
except MemoryError:
    DRAW"""
    program(code, hostile.good_pdf(["eins", "zwei"]))
    assert draw(tmp_path).reason == ""


def test_when_its_time_is_over_it_is_killed_with_all_it_started(program, tmp_path) -> None:
    mark = f"slides-orphan-{time.time_ns()}"
    program(f"subprocess.Popen(['sleep', '600'], env={{'MARK': {mark!r}}})\ntime.sleep(600)\n")
    assert draw(tmp_path, wall_seconds=2).reason == "time"
    assert not any(_has(process, mark) for process in psutil.process_iter())


def test_when_the_worker_is_killed_the_converter_and_all_it_started_end_too(program, tmp_path) -> None:
    mark = f"slides-orphan-{time.time_ns()}"
    program(f"subprocess.Popen(['sleep', '600'], env={{'MARK': {mark!r}}})\ntime.sleep(600)\n")
    deck = tmp_path / "folien"
    deck.write_bytes(hostile.pptx(["eins"]))
    code = (
        "from downloads.extraction import converter\n"
        f"converter._WALLS = ({WALL!r},)\n"
        f"converter.draw_slides({str(deck)!r}, 'pptx', expected=1)"
    )
    worker = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    try:
        assert _within(30, lambda: any(_has(process, mark) for process in psutil.process_iter()))
    finally:
        worker.kill()
        worker.wait()
    assert _within(10, lambda: not any(_has(process, mark) for process in psutil.process_iter()))


def _within(seconds: float, is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def _has(process: psutil.Process, mark: str) -> bool:
    try:
        return process.environ().get("MARK") == mark and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
