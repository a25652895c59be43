"""What is said when there is no database: one sentence that tells what to do."""

import errno
import shutil
import sys
from pathlib import Path


class DatabaseUnavailable(SystemExit):
    """Ends the program with one sentence and no traceback: without a database nothing can be done."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def require_space(data: Path, megabytes: int) -> None:
    free = shutil.disk_usage(data.parent).free // 1_000_000
    if free < megabytes:
        text = f"The disk is full: the database in {data} needs {megabytes} MB, and {free} MB are free."
        raise DatabaseUnavailable(text)


def explain(reason: OSError | str, data: Path) -> str:
    """One sentence, out of an error of the system or of what PostgreSQL wrote."""
    if isinstance(reason, OSError):
        said, number = str(reason), reason.errno
    else:
        lines = [line.strip() for line in reason.splitlines() if line.strip()]
        bad = [line for line in lines if any(word in line for word in ("FATAL", "PANIC", "error:"))]
        said, number = (bad or lines or ["it gave no reason"])[-1], None
    if number == errno.ENOSPC or "No space left on device" in str(reason):
        return f"The disk is full: the database in {data} cannot be used."
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        who = "Perhaps another account made it (root?): be that one, remove it, or set DATABASE_URL."
        return f"This account may not use the database in {data}: {said}. {who}"
    return (
        f"The database in {data} cannot be used: {said}. See {data}.log, or set DATABASE_URL to another one."
    )
