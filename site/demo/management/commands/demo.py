import os
import socket
from io import StringIO
from threading import Thread

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test.utils import override_settings
from wagtail import hooks

from demo.website import DemoSite
from downloads.worker import work_beside
from search import lemma_files


class Command(BaseCommand):
    help = "Brings the demo site up from nothing and serves it on HOST and PORT."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options) -> None:
        host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
        refuse_a_port_in_use(host, port)
        self.step("Compiling the catalogues")
        call_command("compile_catalogues", verbosity=0)
        # Before `migrate`, which switches translations off: some of Wagtail's texts are translated only once.
        hooks.search_for_hooks()
        self.step("Preparing the database")
        call_command("migrate", verbosity=0)
        self.step("Building the demo site (only what is missing)")
        DemoSite(tell=lambda line: self.stdout.write(f"  {line}")).build()
        self.tell_addresses(host, port)
        # Files that editors upload are read beside the requests, as on a server with a worker.
        override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}).enable()
        work_beside()
        if lemma_files.missing():
            self.step("The search learns inflected forms beside this (once, a minute or two)")
            Thread(target=learn_inflected_forms, name="inflected forms", daemon=True).start()
        call_command("runserver", f"{host}:{port}", use_reloader=False, skip_checks=True)

    def step(self, text: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"{text} …"))

    def tell_addresses(self, host: str, port: str) -> None:
        """Where to look, and who may log in."""
        shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - only compared
        address = f"http://{shown}:{port}"
        self.stdout.write("")
        for code, name in settings.LANGUAGES:
            self.stdout.write(f"  {name:<20} {address}/{code}/")
        self.stdout.write(f"  {'Admin':<20} {address}/admin/")
        self.stdout.write("  Login as admin / admin, or as an editor: redaktion / redaktion")
        self.stdout.write("  (only on this machine). Stop with Ctrl+C.")
        self.stdout.write("")


def learn_inflected_forms() -> None:
    """Write the files the search lacks, and bring its index up to date: it works without, but finds less."""
    call_command("compile_lemmas", stdout=StringIO())
    lemma_files.read_anew()
    call_command("rebuild_search", stdout=StringIO())
    connection.close()


def refuse_a_port_in_use(host: str, port: str) -> None:
    """Raise CommandError with one sentence if nothing can listen there."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CommandError(f"PORT must be a number between 1 and 65535, not “{port}”.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, int(port)))
        except OSError as error:
            raise CommandError(
                f"Cannot serve on {host}:{port} ({error.strerror}). "
                "Stop what uses it, or choose another port: make demo PORT=8001"
            ) from error
