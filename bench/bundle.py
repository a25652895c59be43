"""How files leave the site: one zip of 2 GB, and a single file beside nginx.

    .venv/bin/python -m bench.bundle [megabytes of the zip]

Starts the site as on a server (gunicorn, one process with threads) on a database and files of its own,
which are removed at the end. Fails if the zip costs the process more than 20 MB of memory, or if other pages
have to wait for it. Without nginx, the comparison is left out with a sentence.
"""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from urllib.parse import quote

import psutil
from django.db import connection
from django.db.models import Sum
from django.test.utils import override_settings
from django.utils import timezone

from bench import ROOT
from bench.measure.arguments import numbers
from bench.measure.database import own_database
from demo.builders import pages
from demo.builders.events import published
from downloads.models import Document, DownloadCount, DownloadsPage, Presentation, PresentationFile
from home.models import HomePage
from programmes.models import Event

MEMBERS = 40
MOST_GROWTH = 20.0
"""MB by which the process may grow while it sends the zip."""
SLOWEST_PAGE = 2.0
"""Seconds in which another page has to be there meanwhile."""
SMALL = 2_000_000
DOWNLOADS, AT_ONCE = 300, 8
STARTED = 30.0
LONGEST = 300.0
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def fill(media: Path, megabytes: int) -> None:
    """One event with `MEMBERS` presentations; their files are empty on the disk and read as zeros."""
    pages.section(HomePage.objects.get(), DownloadsPage, slug="downloads", title="Downloads")
    now = timezone.now()
    event = published(Event(slug="termin", title="Termin", start=now, end=now, mode="online"))
    (media / "documents").mkdir(parents=True)
    size = megabytes * 1_000_000 // MEMBERS
    for number in range(MEMBERS + 1):
        # The last one, of a year of its own, is what nginx is compared by.
        name, length = f"documents/deck-{number}.pdf", size if number < MEMBERS else SMALL
        with (media / name).open("wb") as opened:
            opened.truncate(length)
        content = f"{number:040d}"
        document = Document(title=name, file=name, file_size=length, file_hash=content)
        document.extraction = Document.Extraction.DONE
        Document.objects.bulk_create([document])
        day = date(2025, 1, 1) + timedelta(days=number) if number < MEMBERS else date(2020, 1, 1)
        held = Presentation(slug=f"deck-{number}", title=f"Deck {number}", date=day, event=event)
        held.files = [PresentationFile(document=document)]
        published(held)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextlib.contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[subprocess.Popen]:
    """A server on `port` while it is needed."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(process, port)
            if process.poll() is not None:
                log.seek(0)
                raise RuntimeError(log.read().decode()[-2000:])
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(process: subprocess.Popen, port: int) -> None:
    """Wait until the server answers or has ended. Raises TimeoutError."""
    begin = time.monotonic()
    while time.monotonic() - begin < STARTED:
        with contextlib.suppress(OSError):
            ask(port, "/robots.txt")
            return
        if process.poll() is not None:
            return
        time.sleep(0.1)
    raise TimeoutError("the server does not start")


def gunicorn(media: Path, port: int, **environment: str) -> contextlib.AbstractContextManager:
    """The site with one process and four threads, as on a small server."""
    command = [sys.executable, "-m", "gunicorn", "--pythonpath", f"{ROOT},{ROOT / 'site'}", "config.wsgi"]
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4", "--workers", "1"]
    return running(
        [*command, *options],
        port,
        BENCH_DATABASE=connection.settings_dict["NAME"],
        BENCH_MEDIA=str(media),
        DJANGO_SETTINGS_MODULE="bench_settings",
        PYTHONPATH=str(media.parent),
        **environment,
    )


def ask(port: int, path: str) -> tuple[int, int]:
    """Status and number of bytes of an answer, which is read and thrown away."""
    there = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    there.request("GET", path, headers=BROWSER)
    response = there.getresponse()
    length, block = 0, bytearray(1 << 18)
    while read := response.readinto(block):
        length += read
    there.close()
    return response.status, length


def memory(parent: int) -> float:
    """MB of a server and its workers that nobody else has."""
    processes = [psutil.Process(parent), *psutil.Process(parent).children(recursive=True)]
    return sum(process.memory_full_info().uss for process in processes) / 1e6


def measure_zip(port: int, parent: int, megabytes: int) -> bool:
    """The zip, its memory, and other pages meanwhile. Whether all is as it has to be."""
    for path in ("/de/downloads/alle.zip?jahr=2020", "/de/downloads/"):
        ask(port, path)
    before, highest, waits, done = memory(parent), 0.0, [], threading.Event()

    def watch() -> None:
        nonlocal highest
        while not done.is_set():
            highest = max(highest, memory(parent))
            done.wait(0.05)

    def look_at_pages() -> None:
        while not done.is_set():
            begin = time.perf_counter()
            ask(port, "/de/downloads/deck-1/")
            waits.append(time.perf_counter() - begin)
            done.wait(0.1)

    others = [threading.Thread(target=one) for one in (watch, look_at_pages)]
    for one in others:
        one.start()
    begin = time.perf_counter()
    status, length = ask(port, "/de/downloads/alle.zip?jahr=2025")
    seconds = time.perf_counter() - begin
    done.set()
    for one in others:
        one.join()
    growth, slowest = highest - before, max(waits)
    speed = length / 1e6 / seconds
    print(
        f"zip of {length / 1e6:,.0f} MB: status {status}, {seconds:.1f} s, {speed:,.0f} MB/s, "
        f"memory {before:.0f} MB + {growth:.1f} MB (at most {MOST_GROWTH:.0f} MB)"
    )
    print(
        f"other pages meanwhile: {len(waits)} answers, {median(waits) * 1000:.0f} ms in the middle, "
        f"{slowest * 1000:.0f} ms at most (at most {SLOWEST_PAGE * 1000:.0f} ms)"
    )
    return status == 200 and length >= megabytes * 1e6 and growth <= MOST_GROWTH and slowest <= SLOWEST_PAGE


def downloads_per_second(port: int, path: str) -> float:
    """Many downloads of one file, some at once."""
    ask(port, path)
    begin = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda _number: ask(port, path), range(DOWNLOADS)))
    seconds = time.perf_counter() - begin
    if set(answers) != {(200, SMALL)}:
        raise RuntimeError(f"{path}: {set(answers)}")
    return DOWNLOADS / seconds


NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr; user root;
events {{ }}
http {{
    access_log off; sendfile on; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{
        listen 127.0.0.1:{port};
        location /plain/ {{ alias {media}/documents/; }}
        location /stored-files/ {{
            internal; alias {media}/; max_ranges 1;
            add_header X-Content-Type-Options nosniff always;
            add_header Content-Security-Policy "default-src 'none'; sandbox" always;
        }}
        location / {{ proxy_pass http://127.0.0.1:{site}; proxy_set_header Host $http_host; }}
    }}
}}
"""


def compare(media: Path, folder: Path, port: int) -> None:
    """One file of 2 MB: from the site, from nginx alone, and from nginx after the site was asked."""
    path = f"/de/downloads/deck-{MEMBERS}/de/"
    with gunicorn(media, port):
        alone = downloads_per_second(port, path)
    print(f"one file of {SMALL / 1e6:.0f} MB, {DOWNLOADS} times, {AT_ONCE} at once:")
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx:
        print(f"  from the site: {alone:.0f} a second. (nginx is not installed; no comparison.)")
        return
    front, site = free_port(), free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=front, media=media, site=site))
    with (
        gunicorn(media, site, X_ACCEL_LOCATION="/stored-files/"),
        running([nginx, "-p", str(folder), "-c", str(configuration)], front),
    ):
        plain = downloads_per_second(front, f"/plain/{quote(f'deck-{MEMBERS}.pdf')}")
        together = downloads_per_second(front, path)
    for name, number in (("nginx", plain), ("the site", alone), ("nginx, asking the site", together)):
        print(f"  {name:24} {number:6.0f} a second  {number / plain:5.2f} of nginx")


SETTINGS = """
import os
from config.settings.test import *
from config.settings.test import DATABASES
from config.settings.base import env
DATABASES = {"default": {**DATABASES["default"], "NAME": os.environ["BENCH_DATABASE"], "CONN_MAX_AGE": 60}}
MEDIA_ROOT = os.environ["BENCH_MEDIA"]
DOWNLOADS_COUNT_SECONDS = 1
ALLOWED_HOSTS = ["*"]
"""


def main(megabytes: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="bench-bundle-"))
    folder.chmod(0o755)  # nginx reads it as somebody else
    media = folder / "media"
    (folder / "bench_settings.py").write_text(SETTINGS)
    try:
        with own_database("bundle"), override_settings(MEDIA_ROOT=str(media)):
            fill(media, megabytes)
            connection.close()
            port = free_port()
            with gunicorn(media, port) as server:
                is_good = measure_zip(port, server.pid, megabytes)
            compare(media, folder, free_port())
            counted = DownloadCount.objects.aggregate(all=Sum("number"))["all"]
            print(f"counted: {counted} downloads")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if not is_good:
        raise SystemExit("The zip costs more than it may.")


if __name__ == "__main__":
    main(*numbers(2_000))
