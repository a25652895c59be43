"""Limits itself, then becomes another program: `python -I limited.py PROGRAM ARGUMENT…`. Needs no Django."""

import os
import resource
import sys

MEMORY_BYTES = 3 * 1024 * 1024 * 1024
CPU_SECONDS = 120
FILE_BYTES = 200 * 1024 * 1024


def main(command: list[str]) -> None:
    """Sets hard limits, which what follows cannot raise, and never returns."""
    for which, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        *([(resource.RLIMIT_AS, MEMORY_BYTES)] if sys.platform == "linux" else []),
    ):
        _, ceiling = resource.getrlimit(which)
        limit = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(which, (limit, limit))
    os.execv(command[0], command)  # noqa: S606 (that is its purpose; no shell)


if __name__ == "__main__":
    main(sys.argv[1:])
