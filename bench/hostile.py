"""What hostile files cost: seconds and memory of the child, and how the site answers meanwhile.

    .venv/bin/python -m bench.hostile

Each file passes the gate (as in an upload) and is read (as by the worker), whether the gate let it in or not.
A thread asks the site for a page all the while. Works in a database of its own, which is removed at the end.
"""

import io
import statistics
import tempfile
import threading
import time

import psutil
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import translation

from bench.measure.database import own_database
from bench.measure.memory import peak
from downloads.extraction.gate import check_upload
from downloads.extraction.run import extract
from tests.downloads import hostile

FILES = {
    "100 good pages": (lambda: hostile.good_pdf(["Anerkennung"] * 100), "a.pdf"),
    "truncated": (hostile.truncated_pdf, "a.pdf"),
    "hidden JavaScript": (lambda: hostile.javascript_pdf(name=b"/J#61vaScript"), "a.pdf"),
    "100,000 pages": (hostile.many_pages_pdf, "a.pdf"),
    "two billion pages announced": (hostile.endless_pages_pdf, "a.pdf"),
    "page unpacks to 1 GB": (hostile.compressed_bomb_pdf, "a.pdf"),
    "page unpacks to 10 GB": (lambda: hostile.compressed_bomb_pdf(10_000), "a.pdf"),
    "array of two million": (hostile.object_bomb_pdf, "a.pdf"),
    "picture of 900 megapixels": (hostile.huge_picture_pdf, "a.pdf"),
    "patterns of patterns": (hostile.tiling_pdf, "a.pdf"),
    "200,000 slow fills": (hostile.slow_picture_pdf, "a.pdf"),
    "slide of 30 MB text": (lambda: hostile.long_part_pptx(30), "a.pptx"),
    "slide of 100 MB text": (lambda: hostile.long_part_pptx(100), "a.pptx"),
    "billion laughs": (hostile.entity_bomb_pptx, "a.pptx"),
    "zip of 600 MB": (lambda: hostile.zip_bomb(600), "a.zip"),
    "zip of 600 MB, says 1 byte": (lambda: hostile.lying_zip(600), "a.zip"),
    "zip in zip in zip in zip": (lambda: hostile.nested_zip(4), "a.zip"),
    "40,000 entries": (hostile.long_directory_zip, "a.zip"),
}


def is_child(process: psutil.Process) -> bool:
    """Whether a process is the one that opens files; PostgreSQL may be a child as well."""
    return "child.py" in " ".join(process.cmdline())


class Visitor(threading.Thread):
    """Asks for a page again and again and writes down how long each answer took (seconds)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seconds: list[float] = []
        self.running = True

    def run(self) -> None:
        client = Client()
        while self.running:
            begin = time.perf_counter()
            if client.get("/de/").status_code != 200:
                raise RuntimeError("The site did not answer.")
            self.seconds.append(time.perf_counter() - begin)
            time.sleep(0.05)
        connection.close()

    def stop(self) -> str:
        self.running = False
        self.join()
        if not self.seconds:
            return "–"
        return f"{statistics.median(self.seconds) * 1000:4.0f} / {max(self.seconds) * 1000:4.0f} ms"


def measure(name: str, data: bytes, filename: str) -> None:
    """Print one line about one file."""
    visitor = Visitor()
    visitor.start()
    with peak(is_counted=is_child) as memory, tempfile.NamedTemporaryFile() as file:
        begin = time.perf_counter()
        try:
            check_upload(io.BytesIO(data), filename)
            verdict = "accepted"
        except ValidationError as refused:
            verdict = refused.code
        gate = time.perf_counter() - begin
        file.write(data)
        file.flush()
        begin = time.perf_counter()
        read = extract(file.name)
        reading = time.perf_counter() - begin
    grown = memory.own - memory.idle
    print(
        f"{name:28} {len(data) / 1e6:7.2f} MB  {verdict:14} {gate:6.2f} s  {reading:6.2f} s "
        f"{read.reason or 'complete':11} {memory.child / 1e6:6.0f} MB  {grown / 1e6:+6.0f} MB  "
        f"{visitor.stop()}"
    )


def main() -> None:
    with own_database("hostile"):
        Client().get("/de/")
        print(
            f"{'file':28} {'size':>10}  {'gate':14} {'':>8}  {'reading':>8} {'':11} "
            f"{'child':>9}  {'site':>9}  page meanwhile (median / worst)"
        )
        with translation.override("en"):
            for name, (make, filename) in FILES.items():
                measure(name, make(), filename)


if __name__ == "__main__":
    main()
