"""A stored file on this machine's disk, for programs that take a path."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator

from downloads.models import Document


@contextlib.contextmanager
def local_copy(document: Document) -> Iterator[str]:
    """The path of a copy of the document's file, wherever it is stored. Raises OSError."""
    with tempfile.NamedTemporaryFile(suffix=f".{document.extension}", prefix="slides-") as copy:
        with document.file.open("rb") as original:
            shutil.copyfileobj(original, copy)
        copy.flush()
        os.fsync(copy.fileno())
        yield copy.name
