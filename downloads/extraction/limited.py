"""Limits itself, then becomes another program: `python -I limited.py PROGRAM ARGUMENT…`. Needs no Django."""

import os
import sys
from pathlib import Path

# -I keeps the project off the path.
sys.path.append(str(Path(__file__).resolve().parents[2]))

MEMORY_BYTES = 3 * 1024 * 1024 * 1024
CPU_SECONDS = 120
FILE_BYTES = 200 * 1024 * 1024


def main(command: list[str]) -> None:
    """Sets hard limits, which what follows cannot raise, and never returns."""
    from downloads.extraction.limits import end_with_parent, limit_this_process

    end_with_parent()
    limit_this_process(memory=MEMORY_BYTES, processor=CPU_SECONDS, file=FILE_BYTES)
    os.execv(command[0], command)  # noqa: S606 (that is its purpose; no shell)


if __name__ == "__main__":
    main(sys.argv[1:])
