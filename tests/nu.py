"""The Nu HTML checker, where it is: `make nu-checker` fetches it as a package; it needs Java."""

import shutil
import subprocess
from pathlib import Path

CHECKER = Path("var/nu/node_modules/vnu-jar/build/dist/vnu.jar")
WHERE = f"Java or the Nu checker ({CHECKER}) is not there (make nu-checker)."


def is_there() -> bool:
    """Whether pages can be checked on this machine."""
    return bool(shutil.which("java")) and CHECKER.exists()


def complaints(folder: Path) -> str:
    """What the checker has to say of the HTML files in a folder; nothing is an empty text."""
    command = ["java", "-Xmx512m", "-jar", str(CHECKER), "--errors-only", "--format", "gnu", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False).stderr
