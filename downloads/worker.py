"""Background work that survives a killed worker.

`django-tasks-db` marks a task as running when a worker takes it, and has no means to notice that the worker
is gone: the task would run for ever. Our workers therefore hold a lock in the database under their name,
which PostgreSQL lets go the moment the process or its machine dies, and every worker looks for tasks whose
owner holds no lock. Such a task is put back once; the second time it has failed, because it may be what
kills workers.
"""

import logging
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connections, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from downloads.models import Document
from downloads.slides import note_state

logger = logging.getLogger(__name__)

PREFIX = "site-"
ATTEMPTS = 2
OVERDUE = timedelta(hours=1)
LOOK_SECONDS = 15
_LOCK_SPACE = 20_251_202


class WorkerGoneError(RuntimeError):
    """The worker of a task was killed, twice."""


def new_worker(*, interval: float = 1, batch: bool = False, worker_id: str | None = None) -> Worker:
    """A worker for all queues under a name that says that it holds a lock."""
    return Worker(
        queue_names=["*"],
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id or f"{PREFIX}{get_random_string(24)}",
        excluded_queue_names=[],
    )


@contextmanager
def present(worker_id: str, *, every: float = LOOK_SECONDS) -> Iterator[None]:
    """As long as this lasts, other workers see that `worker_id` lives, and abandoned tasks are looked for.

    `every` is the pause in seconds between two looks.
    """
    begun, end = threading.Event(), threading.Event()
    watch = threading.Thread(target=_watch, args=(worker_id, begun, end, every), daemon=True)
    watch.start()
    begun.wait(timeout=30)
    try:
        yield
    finally:
        end.set()
        watch.join(timeout=5)


def _watch(worker_id: str, begun: threading.Event, end: threading.Event, every: float) -> None:
    """Holds the lock on a connection of its own, and takes up what others left behind."""
    connection = connections["default"]  # this thread's
    try:
        while not end.is_set():
            try:
                with connection.cursor() as cursor:
                    # A second time it is held already; after a lost connection it is taken anew.
                    cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", _lock_of(worker_id))
                begun.set()
                take_up_again()
            except DatabaseError:
                logger.exception("Abandoned tasks could not be looked for")
                connection.close()
            end.wait(every)
    finally:
        connection.close()


def take_up_again(now: datetime | None = None) -> list[DBTaskResult]:
    """Put the tasks of workers that are gone back in line, or give them up; returns those tasks."""
    now = now or timezone.now()
    found = []
    with transaction.atomic():
        for task in DBTaskResult.objects.running().select_for_update(skip_locked=True):
            if not _is_abandoned(task, now):
                continue
            found.append(task)
            if len(task.worker_ids) < ATTEMPTS:
                logger.warning("Task %s is taken up again: its worker is gone", task.id)
                task.status, task.started_at = TaskResultStatus.READY, None
                task.save(update_fields=["status", "started_at"])
                _tell_document(task, Document.Extraction.WAITING, "")
            else:
                logger.error("Task %s is given up: its workers were killed", task.id)
                task.set_failed(WorkerGoneError(f"{len(task.worker_ids)} workers were killed"))
                message = gettext("Reading this file has brought the worker down twice. It was given up.")
                _tell_document(task, Document.Extraction.FAILED, message)
    return found


def _is_abandoned(task: DBTaskResult, now: datetime) -> bool:
    """Whether nobody works on a running task any more.

    Workers started by another command hold no lock; for them, and for one that hangs, only time tells.
    """
    worker_id = task.worker_ids[-1] if task.worker_ids else ""
    if task.started_at is None or now - task.started_at > OVERDUE:
        return True
    return worker_id.startswith(PREFIX) and _is_gone(worker_id)


def _is_gone(worker_id: str) -> bool:
    """Whether nobody holds the worker's lock; asks without taking it."""
    space, number = _lock_of(worker_id)
    with connections["default"].cursor() as cursor:
        # Keys are signed where they go in, and unsigned where the list of locks shows them.
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted "
            "AND objsubid = 2 "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND classid::bigint = %s AND objid::bigint = %s)",
            [space, number % 2**32],
        )
        return cursor.fetchone()[0]


def _lock_of(worker_id: str) -> tuple[int, int]:
    """The two numbers PostgreSQL knows a worker's lock by (signed 32 bits each)."""
    number = zlib.crc32(worker_id.encode())
    return _LOCK_SPACE, number - 2**32 if number >= 2**31 else number


def _tell_document(task: DBTaskResult, state: str, message: str) -> None:
    """Let a document say how its reading stands."""
    if not task.task_path.endswith("downloads.tasks.read_slides"):
        return
    key, file_hash = task.args_kwargs["args"]
    document = Document.objects.filter(pk=key, file_hash=file_hash).first()
    if document is not None:
        note_state(document, state, message)


def work_beside(*, interval: float = 0.5) -> threading.Thread:
    """Start a worker as a thread of this process: for the demo server, which is one process."""

    def work() -> None:
        worker = new_worker(interval=interval)
        with present(worker.worker_id):
            worker.run()

    thread = threading.Thread(target=work, name="worker", daemon=True)
    thread.start()
    return thread
