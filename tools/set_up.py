"""Make .venv and install requirements-dev.txt; if that has been done, end at once and without network."""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".installed"
REQUIREMENTS = ROOT / "requirements-dev.txt"
# pip must install into .venv whatever this account's own settings say.
ENVIRONMENT = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
MEGABYTES = {ROOT: 1000, Path(tempfile.gettempdir()): 200}


def wanted(version: str) -> str:
    """What the stamp holds after a complete installation."""
    content = REQUIREMENTS.read_bytes() + f"{version} {platform.machine()}".encode()
    return hashlib.sha256(content).hexdigest()


def version_of_venv() -> str:
    """The version of the Python in .venv, or nothing if there is none that could install."""
    ask = "import platform, pip; print(platform.python_version())"
    try:
        answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True)  # noqa: S603 - .venv's own
    except OSError:
        return ""
    return answer.stdout.strip()


def free_megabytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free // 1_000_000


def require_space() -> None:
    for folder, megabytes in MEGABYTES.items():
        if free_megabytes(folder) < megabytes:
            sys.exit(
                f"The disk is full: {folder} needs {megabytes} MB, and {free_megabytes(folder)} MB are free."
            )


def run(*command: str | Path) -> bool:
    return subprocess.run(command, env=ENVIRONMENT, cwd=ROOT).returncode == 0  # noqa: S603 - commands of this file


def main() -> None:
    if not os.access(ROOT, os.W_OK):
        sys.exit(f"This account may not write to {ROOT}. Make it the owner, or clone the project once more.")
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    version = platform.python_version() if inside else version_of_venv()
    if (
        STAMP.exists()
        and STAMP.read_text() == wanted(version)
        and (inside or version == platform.python_version())
    ):
        return
    require_space()
    if not version_of_venv() or not (inside or version == platform.python_version()):
        print(f"Making .venv with Python {platform.python_version()} …", flush=True)
        # From inside a broken .venv, the Python that made it makes the new one.
        maker = Path(sys._base_executable) if inside else Path(sys.executable)
        if not run(maker, "-m", "venv", "--clear", VENV):
            sys.exit("The virtual environment .venv could not be made; the reason stands above.")
    print(
        "Installing the packages of requirements-dev.txt (about 200 MB, only when they have changed) …",
        flush=True,
    )
    if not run(PYTHON, "-m", "pip", "install", "--require-hashes", "--requirement", REQUIREMENTS):
        if free_megabytes(ROOT) < 100:
            sys.exit("The disk is full: the packages could not be installed.")
        sys.exit(
            "The packages could not be installed (the reason stands above). Is the package index reachable?"
        )
    STAMP.write_text(wanted(version_of_venv()))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"The virtual environment .venv could not be made: {error}")
