"""From an upload to slides that can be found: a deck of 100 pages, by a worker of its own process.

    .venv/bin/python -m bench.extraction [pages]

Works in a database of its own, which is removed at the end.
"""

import os
import subprocess
import sys
import tempfile
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
from bench.measure.memory import peak
from demo.builders.office.pptx import pptx_of
from downloads.extraction.converter import draw_slides
from downloads.extraction.run import extract
from downloads.models import Document, Presentation
from downloads.upload.drafts import receive
from programmes.models import Event
from tests.worlds import World, deck

LONGEST = 120
WORD = "Zauberlehrling"
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


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
    client = Client()
    try:
        with peak(psutil.Process(process.pid)) as memory:
            seconds = times_until_found(client, content, pages, event)
    finally:
        process.terminate()
        process.wait(timeout=30)
    print(f"{pages} pages, {len(content) / 1e6:.1f} MB")
    print(f"  gate and storing, while the editor waits  {seconds[0]:6.2f} s")
    print(f"  read, with pictures                       {seconds[1]:6.2f} s after the upload began")
    print(f"  the last slide is found by the search     {seconds[2]:6.2f} s after the upload began")
    idle = f"(idle {memory.idle / 1e6:.0f})"
    print(f"  memory of the worker                      {memory.own / 1e6:6.0f} MB {idle}")
    print(f"  memory of its child                       {memory.child / 1e6:6.0f} MB")


def times_until_found(client: Client, content: bytes, pages: int, event: Event) -> tuple[float, float, float]:
    """Seconds from the beginning of the upload until the file is stored, is read, and is found."""
    begin = time.perf_counter()
    received = receive(SimpleUploadedFile("folien.pdf", content), event, user=None)
    stored = time.perf_counter() - begin
    Presentation.objects.get(pk=received.presentation.pk).save_revision().publish()
    while Document.objects.get(pk=received.document.pk).is_being_read:
        time.sleep(0.02)
    read = time.perf_counter() - begin
    # The page repeats what was asked for; the hit is a link to the slide.
    while f"#slide-{pages}" not in client.get("/de/suche/", {"q": WORD}).content.decode():
        if time.perf_counter() - begin > LONGEST:
            raise SystemExit(f"The slide was not found within {LONGEST} seconds.")
        time.sleep(0.02)
    return stored, read, time.perf_counter() - begin


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
    """Print how long text and pictures of a PPTX take, and what LibreOffice needs for them."""
    with tempfile.NamedTemporaryFile() as file:
        slides = [{"title": f"Folie {number} über Anerkennung"} for number in range(pages)]
        file.write(pptx_of({"title": "Folien", "language": "de", "slide": slides}))
        file.flush()
        begin = time.perf_counter()
        read = len(extract(file.name).pages)
        print(f"  PPTX of {read} slides, text                 {time.perf_counter() - begin:6.2f} s")
        begin, begin_computing = time.perf_counter(), children_computing()
        with peak(is_counted=is_office) as memory:
            made = draw_slides(file.name, "pptx", expected=read)
        seconds, computing = time.perf_counter() - begin, children_computing() - begin_computing
    if made.reason:
        print(f"  its pictures                              none: {made.reason}")
        return
    print(f"  its pictures, by LibreOffice              {seconds:6.2f} s")
    print(f"  pictures of it                            {len(made.pictures) / seconds:6.1f} a second")
    print(f"  processor time for them                   {computing:6.2f} s")
    print(f"  memory of LibreOffice                     {memory.children / 1e6:6.0f} MB")


def is_office(process: psutil.Process) -> bool:
    """Whether a process belongs to LibreOffice; PostgreSQL may be a child as well."""
    return "soffice" in " ".join(process.cmdline())


def children_computing() -> float:
    """Seconds of the processor that this process's children have used, those that have ended."""
    times = os.times()
    return times.children_user + times.children_system


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
