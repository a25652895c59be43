"""Background work when workers die."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from downloads import worker
from downloads.models import Document
from downloads.tasks import read_slides
from tests.downloads import hostile
from tests.worlds import World, deck

ROOT = Path(__file__).resolve().parents[2]
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
State = Document.Extraction


@pytest.fixture
def queued(settings):
    """Tasks wait in the database for a worker."""
    settings.TASKS = QUEUE


def running(document: Document, *, by: list[str], since: timedelta = timedelta(0)) -> DBTaskResult:
    """A task that the last of these workers has begun."""
    result = read_slides.enqueue(document.pk, document.file_hash)
    task = DBTaskResult.objects.get(pk=result.id)
    task.status, task.worker_ids, task.started_at = "RUNNING", by, timezone.now() - since
    task.save()
    Document.objects.filter(pk=document.pk).update(extraction=State.WORKING)
    return task


@pytest.mark.django_db
def test_the_task_of_a_worker_that_is_gone_is_put_back(world, queued):
    document = world.document()
    task = running(document, by=["site-gone"])
    assert [one.pk for one in worker.take_up_again()] == [task.pk]
    task.refresh_from_db()
    document.refresh_from_db()
    assert (task.status, document.extraction) == ("READY", State.WAITING)


@pytest.mark.django_db
def test_the_second_time_it_is_given_up_and_the_editor_reads_why(world, queued):
    document = world.document()
    task = running(document, by=["site-gone", "site-gone-too"])
    worker.take_up_again()
    task.refresh_from_db()
    document.refresh_from_db()
    assert (task.status, document.extraction) == ("FAILED", State.FAILED)
    assert "twice" in document.extraction_message


@pytest.mark.django_db
def test_what_was_given_up_for_an_old_file_says_nothing_about_the_new_one(world, queued):
    document = world.document()
    running(document, by=["site-gone", "site-gone-too"])
    Document.objects.filter(pk=document.pk).update(file_hash="new", extraction=State.WAITING)
    worker.take_up_again()
    document.refresh_from_db()
    assert document.extraction == State.WAITING


@pytest.mark.django_db
def test_the_task_of_a_stranger_is_left_alone_until_it_is_overdue(world, queued):
    document = world.document()
    running(document, by=["started-by-hand"], since=timedelta(minutes=59))
    assert worker.take_up_again() == []
    assert len(worker.take_up_again(timezone.now() + timedelta(minutes=2))) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_task_of_a_worker_that_lives_is_left_alone(queued):
    document = World().document()
    running(document, by=["site-alive"])
    with worker.present("site-alive", every=60):
        assert worker.take_up_again() == []
    assert len(worker.take_up_again()) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_file_is_read_although_its_first_worker_is_killed(queued, tmp_path):
    """Two real processes: one is killed with SIGKILL in the middle of a reading, the other takes it up."""
    from demo.builders.presentations import document as stored

    document = stored(hostile.slow_picture_pdf(), name="langsam.pdf", title="Langsam")
    first = start_worker("--interval", "0.1")
    try:
        wait_for(document, State.WORKING)
        children = children_of(first)
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    assert psutil.wait_procs(children, timeout=10)[1] == []
    assert reading().status == "RUNNING"
    # The one that takes it up need not draw for a minute as well.
    document.file.storage.delete(document.file.name)
    assert (
        document.file.storage.save(document.file.name, _file(deck("Schnell", "Eins"))) == document.file.name
    )
    second = start_worker("--interval", "0.1", "--look", "0.2")
    try:
        wait_for(document, State.DONE)
    finally:
        os.killpg(second.pid, signal.SIGTERM)
        second.wait(timeout=30)
    task = reading()
    assert (task.status, len(task.worker_ids)) == ("SUCCESSFUL", 2)
    assert document.slides.count() == 1


def test_without_a_queue_the_command_says_what_to_set():
    with pytest.raises(CommandError, match="TASK_QUEUE=database"):
        call_command("worker")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_worker_ends_when_there_is_nothing_left_to_do(queued):
    from demo.builders.presentations import document as stored

    document = stored(deck(), name="folien.pdf", title="Folien")
    assert document.extraction == State.WAITING
    ready = worker.new_worker(batch=True)
    with worker.present(ready.worker_id):
        ready.run()
    document.refresh_from_db()
    assert document.extraction == State.DONE


def reading() -> DBTaskResult:
    """The only task that reads slides."""
    return DBTaskResult.objects.get(task_path__endswith="read_slides")


def start_worker(*options: str) -> subprocess.Popen:
    """The command as in production, on the database of this test."""
    database = connection.settings_dict
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
        "TASK_QUEUE": "database",
        "TEST_DATABASE": database["NAME"],
        "TEST_MEDIA": str(settings.MEDIA_ROOT),
    }
    command = [sys.executable, "manage.py", "worker", *options]
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)


def children_of(process: subprocess.Popen, seconds: float = 30) -> list[psutil.Process]:
    """The processes that a worker has started, as soon as there are any."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := psutil.Process(process.pid).children(recursive=True):
            return found
        time.sleep(0.01)
    raise AssertionError("The worker starts no process.")


def wait_for(document: Document, state: str, seconds: float = 60) -> None:
    """Until the reading of the document stands so."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        document.refresh_from_db()
        if document.extraction == state:
            return
        time.sleep(0.1)
    raise AssertionError(f"The reading is {document.extraction}: {document.extraction_message}")


def _file(content: bytes):
    from django.core.files.base import ContentFile

    return ContentFile(content)
