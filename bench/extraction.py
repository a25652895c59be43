"""From an upload to slides that can be found: a deck of 100 pages, by a worker of its own process.

    .venv/bin/python -m bench.extraction [pages]

Works in a database of its own, which is removed at the end.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time

import psutil
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from bench import ROOT
from bench.measure.arguments import numbers
from bench.measure.database import own_database
from downloads.extraction.run import extract
from downloads.models import Document, Presentation
from downloads.upload.drafts import receive
from tests.downloads import hostile
from tests.worlds import World, deck

WORD = "Zauberlehrling"
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


class Peaks(threading.Thread):
    """The most memory of the worker's process and of its children (bytes)."""

    def __init__(self, worker: psutil.Process) -> None:
        super().__init__(daemon=True)
        self.worker_process, self.worker, self.child, self.running = worker, 0, 0, True
        self.idle = worker.memory_info().rss

    def run(self) -> None:
        while self.running:
            try:
                self.worker = max(self.worker, self.worker_process.memory_info().rss)
                for child in self.worker_process.children(recursive=True):
                    self.child = max(self.child, child.memory_info().rss)
            except psutil.Error:
                pass
            time.sleep(0.01)


def start_worker() -> subprocess.Popen:
    """The command of production, on the database of this bench."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
        "TASK_QUEUE": "database",
        "TEST_DATABASE": connection.settings_dict["NAME"],
        "TEST_MEDIA": str(settings.MEDIA_ROOT),
    }
    command = [sys.executable, "manage.py", "worker", "--interval", "0.05"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603


def from_upload_to_found(content: bytes, pages: int) -> None:
    """Print how long it takes until the word on the last slide is found, and what it costs."""
    world = World()
    event, _page = world.event(), world.downloads_page
    process = start_worker()
    time.sleep(5)  # so that its start is not measured
    peaks = Peaks(psutil.Process(process.pid))
    peaks.start()
    client = Client()
    try:
        begin = time.perf_counter()
        received = receive(SimpleUploadedFile("folien.pdf", content), event, user=None)
        stored = time.perf_counter() - begin
        Presentation.objects.get(pk=received.presentation.pk).save_revision().publish()
        while Document.objects.get(pk=received.document.pk).is_being_read:
            time.sleep(0.02)
        read = time.perf_counter() - begin
        while WORD not in client.get("/de/suche/", {"q": WORD}).content.decode().split("<main", 1)[-1]:
            time.sleep(0.02)
        # The page repeats what was asked for; the hit is a link to the slide.
        while f"#slide-{pages}" not in client.get("/de/suche/", {"q": WORD}).content.decode():
            if time.perf_counter() - begin > 120:
                raise SystemExit("The slide was not found within two minutes.")
            time.sleep(0.02)
        found = time.perf_counter() - begin
    finally:
        peaks.running = False
        process.terminate()
        process.wait(timeout=30)
    print(f"{pages} pages, {len(content) / 1e6:.1f} MB")
    print(f"  gate and storing, while the editor waits  {stored:6.2f} s")
    print(f"  read, with pictures                       {read:6.2f} s after the upload began")
    print(f"  the last slide is found by the search     {found:6.2f} s after the upload began")
    idle = f"(idle {peaks.idle / 1e6:.0f})"
    print(f"  memory of the worker                      {peaks.worker / 1e6:6.0f} MB {idle}")
    print(f"  memory of its child                       {peaks.child / 1e6:6.0f} MB")


def thumbnails(content: bytes, pages: int) -> None:
    """Print how many pictures a second the child draws, its start and the text included."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        begin = time.perf_counter()
        made = extract(file.name)
        seconds = time.perf_counter() - begin
    if len(made.pictures) != pages:
        raise SystemExit(f"Only {len(made.pictures)} pictures: {made.reason}")
    size = sum(map(len, made.pictures.values())) / len(made.pictures)
    each = f"{size / 1e3:.1f} kB each"
    print(f"  pictures                                  {pages / seconds:6.0f} a second, {each}")


def office(pages: int) -> None:
    """Print how long the text of a PPTX takes."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(hostile.pptx([f"Folie {number} über Anerkennung" for number in range(pages)]))
        file.flush()
        begin = time.perf_counter()
        read = len(extract(file.name).pages)
        print(f"  PPTX of {read} slides, text only            {time.perf_counter() - begin:6.2f} s")


def main(pages: int) -> None:
    texts = [f"Folie {number} über Anerkennung und Qualifizierung" for number in range(1, pages)]
    content = deck("Folien", *texts, f"Der {WORD} am Ende")
    with (
        own_database("extraction"),
        tempfile.TemporaryDirectory() as media,
        override_settings(MEDIA_ROOT=media, TASKS=QUEUE),
    ):
        from_upload_to_found(content, pages)
        thumbnails(content, pages)
        office(pages)


if __name__ == "__main__":
    main(*numbers(100))
