import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from django.core.management.base import BaseCommand, CommandParser

from search import lemma_files


class Command(BaseCommand):
    """`manage.py compile_lemmas`"""

    # They would say that the files are missing, in each process.
    requires_system_checks: list[str] = []
    help = "Writes the files from which the search knows inflected forms. Nothing to do where they are."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", nargs="*", help="only these languages, even if their files are there")

    def handle(self, *args: object, **options: object) -> None:
        if chosen := options["language"]:
            for code in chosen:
                self.stdout.write(f"{code}: {lemma_files.write(code)} words")
            return
        # One process for each language, two at a time: the dictionaries' memory goes with the process.
        with ThreadPoolExecutor(2) as pool:
            for said in pool.map(self._in_a_process, lemma_files.missing()):
                self.stdout.write(said, ending="")

    def _in_a_process(self, code: str) -> str:
        command = [sys.executable, "-m", "django", "compile_lemmas", code]
        done = subprocess.run(  # noqa: S603 - our own command
            command, check=True, stdout=subprocess.PIPE, text=True, env=_environment()
        )
        return done.stdout


def _environment() -> dict[str, str]:
    """The paths of this process, whoever has set them."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
