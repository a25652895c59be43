"""The most memory that processes take while something is being done."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil


class Peak(threading.Thread):
    """Looks at a process and its children a hundred times a second (bytes of resident memory).

    `own` is the most that the process itself took, `idle` what it had at first, `child` the most of one
    child, `children` the most of all children together.
    """

    def __init__(self, process: psutil.Process, is_counted: Callable[[psutil.Process], bool]) -> None:
        super().__init__(daemon=True)
        self.process, self.is_counted = process, is_counted
        self.idle = self.own = process.memory_info().rss
        self.child = self.children = 0
        self.is_running = True

    def run(self) -> None:
        """Look until `is_running` is no longer so."""
        while self.is_running:
            self.own = max(self.own, self.process.memory_info().rss)
            taken = [self._of(child) for child in self.process.children(recursive=True)]
            self.child = max([self.child, *taken])
            self.children = max(self.children, sum(taken))
            time.sleep(0.01)

    def _of(self, child: psutil.Process) -> int:
        try:
            return child.memory_info().rss if self.is_counted(child) else 0
        except psutil.Error:  # it has ended meanwhile
            return 0


@contextmanager
def peak(
    process: psutil.Process | None = None, is_counted: Callable[[psutil.Process], bool] = lambda _child: True
) -> Iterator[Peak]:
    """The peak of a process (this one, if none is named) and of those of its children that count."""
    watch = Peak(process or psutil.Process(), is_counted)
    watch.start()
    try:
        yield watch
    finally:
        watch.is_running = False
        watch.join()
