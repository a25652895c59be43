"""Limits that a process sets itself before it touches what strangers made. Needs no Django."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def limit_this_process(*, memory: int, processor: int, file: int) -> None:
    """Cap address space (bytes), processor time (seconds) and the size of any file written (bytes).

    No core dump. The limits are hard: code that takes over this process cannot raise them, unless it runs as
    root. They are inherited by whatever this process starts or becomes.
    """
    try:
        import resource
    except ImportError:  # Windows has none; the wall clock in the parent remains.
        return
    limits = [
        (resource.RLIMIT_CORE, 0, 0),
        # One second between the signal that can be told from others and the one that cannot be ignored.
        (resource.RLIMIT_CPU, processor, processor + 1),
        (resource.RLIMIT_FSIZE, file, file),
    ]
    if sys.platform == "linux":  # macOS knows RLIMIT_AS but refuses to set it.
        limits.append((resource.RLIMIT_AS, memory, memory))
    for which, soft, hard in limits:
        _, ceiling = resource.getrlimit(which)
        if ceiling != resource.RLIM_INFINITY:  # the administrator may have been stricter
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(which, (soft, hard))


def end_with_parent() -> None:
    """Be killed when the process that started this one ends, however it ends (Linux only).

    A worker that is killed cannot end what it started, and the task is taken up again meanwhile. `STARTED_BY`
    in the environment is the number of that process: it may have ended before this is reached.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.environ.pop("STARTED_BY", str(os.getppid())) != str(os.getppid()):
        os._exit(1)
