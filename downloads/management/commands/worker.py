from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django_tasks import task_backends
from django_tasks_db.backend import DatabaseBackend

from downloads.worker import LOOK_SECONDS, new_worker, present


class Command(BaseCommand):
    help = (
        "Does the background work: reads slides, submits translations. Start one or more of them; "
        "each takes up again, once, what a killed one left behind. Stop with Ctrl+C or SIGTERM."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=1, help="seconds between two looks for work")
        parser.add_argument("--batch", action="store_true", help="end when there is nothing left to do")
        parser.add_argument(
            "--look", type=float, default=LOOK_SECONDS, help="seconds between two looks for abandoned work"
        )

    def handle(self, *, interval: float, batch: bool, look: float, **options: object) -> None:
        if not isinstance(task_backends["default"], DatabaseBackend):
            raise CommandError("There is no queue to work on. Please set TASK_QUEUE=database.")
        worker = new_worker(interval=interval, batch=batch)
        worker.configure_signals()
        with present(worker.worker_id, every=look):
            worker.run()
