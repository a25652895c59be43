"""Pictures of PPTX and ODP, drawn by LibreOffice where it is installed. Needs no Django.

LibreOffice reads what strangers made and fetches what it refers to: it runs without network (bubblewrap, or
`unshare`; without either it does not run at all), with limits, one at a time on this machine, and with a home
folder that exists only for this run. It ends with 0 when it failed, so its result is looked at instead.
"""

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from downloads.extraction.run import draw

LIMITED = Path(__file__).with_name("limited.py")
WALL_SECONDS = 120
WAIT_SECONDS = 300
_PDF_BYTES = 200 * 1024 * 1024
_FOLDER = "FOLDER"
# What a program needs to run, and nothing of ours: a slide can show any picture that lies on the disk.
_PROGRAMS = ("/usr", "/etc", "/opt", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
# The same for a shell that may mount: empty folders lie over all others. Its own one is kept open meanwhile.
_COVER = f"""
exec 3<"$0"
for place in /*; do
  case "$place" in {"|".join(_PROGRAMS)}|/dev|/proc) continue ;; esac
  if [ -d "$place" ] && [ ! -L "$place" ]; then mount -t tmpfs none "$place"; fi
done
mkdir -p "$0" /tmp
mount -c --bind /proc/self/fd/3 "$0"
cd "$0"
exec "$@" 3<&-
"""
_WALLS = (
    (
        *("bwrap", "--unshare-all", "--die-with-parent", "--dev", "/dev", "--proc", "/proc"),
        *(word for place in _PROGRAMS for word in ("--ro-bind-try", place, place)),
        # LibreOffice puts a socket there, wherever TMPDIR points to.
        *("--tmpfs", "/tmp", "--bind", _FOLDER, _FOLDER),  # noqa: S108 (inside the wall)
    ),
    (
        *("unshare", "--map-root-user", "--net", "--pid", "--mount", "--fork", "--kill-child"),
        *("sh", "-e", "-c", _COVER, _FOLDER),
    ),
)
# Hidden slides as well, or the numbers would no longer fit.
_FILTER = (
    "pdf:impress_pdf_Export:"
    '{"ExportHiddenSlides":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)


@dataclass(frozen=True)
class Pictures:
    """Pictures by slide number (WebP), and why there are none: "no-converter", "busy", "time", "crashed",
    "other-pages", or "" if there are.
    """

    pictures: dict[int, bytes] = field(default_factory=dict)
    reason: str = ""


@functools.cache
def command_prefix() -> tuple[str, ...] | None:
    """What to put before `soffice` so that it has no network, and itself; None if that is not possible.

    Known from a trial, because whether ordinary users may do this is for the administrator to decide.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    for name, *options in _WALLS:
        path = shutil.which(name)
        if path and _can_start((path, *options), program):
            return (path, *options, program)
    return None


def _inside(command: tuple[str, ...], folder: str) -> list[str]:
    """The command with the one folder in which it may write."""
    return [folder if word == _FOLDER else word for word in command]


def draw_slides(
    path: str, extension: str, *, expected: int, wall_seconds: float = WALL_SECONDS, keep: Path | None = None
) -> Pictures:
    """The pictures of the presentation at `path`, which has `expected` slides and is named by `extension`.

    If there are pictures, the PDF they were drawn from is left at `keep`.
    """
    prefix = command_prefix()
    if prefix is None:
        return Pictures(reason="no-converter")
    with tempfile.TemporaryDirectory(prefix="slides-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / f"deck.{extension}"
        shutil.copyfile(path, copy)
        with _alone() as is_alone:
            if not is_alone:
                return Pictures(reason="busy")
            ended = _convert(prefix, copy, Path(folder), wall_seconds)
        made = Path(folder) / "out" / "deck.pdf"
        if not made.is_file() or made.is_symlink() or not 0 < made.stat().st_size <= _PDF_BYTES:
            return Pictures(reason=ended or "crashed")
        pages, pictures = draw(made)
        # Pictures under wrong numbers are worse than none.
        if pages != expected:
            return Pictures(reason="other-pages")
        if keep:
            shutil.move(made, keep)
    return Pictures(pictures)


def _convert(prefix: tuple[str, ...], deck: Path, folder: Path, wall_seconds: float) -> str:
    """Runs the converter to its end or to the end of its time; returns "time" or ""."""
    home = folder / "home"
    home.mkdir()
    (folder / "out").mkdir()
    command = [
        *(sys.executable, "-I", str(LIMITED), *_inside(prefix, str(folder))),
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", _FILTER, "--outdir", str(folder / "out"), str(deck)),
    ]
    child = subprocess.Popen(  # noqa: S603 (no shell, absolute paths, a file name of our own)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "TMPDIR": str(home),
            "STARTED_BY": str(os.getpid()),
        },
        start_new_session=True,
    )
    try:
        child.wait(timeout=wall_seconds)
    except subprocess.TimeoutExpired:
        return "time"
    finally:
        # The whole group, also after a good end: `soffice` leaves `soffice.bin` behind.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return ""


@contextlib.contextmanager
def _alone() -> Iterator[bool]:
    """Waits until no other conversion runs on this machine; False if that takes too long."""
    import fcntl  # Windows has none, nor a wall

    until = time.monotonic() + WAIT_SECONDS
    name = Path(tempfile.gettempdir()) / f"slides-converter-{os.getuid()}.lock"
    with name.open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    yield False
                    return
                time.sleep(0.2)
            else:
                yield True
                return


def _can_start(wall: tuple[str, ...], program: str) -> bool:
    """Whether there is such a wall here, and the program behind it."""
    with tempfile.TemporaryDirectory(prefix="slides-") as folder:
        return _works([*_inside(wall, folder), "test", "-x", program])


def _works(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=10)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
