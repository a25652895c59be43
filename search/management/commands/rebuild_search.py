import sys

from django.core.management.base import BaseCommand, CommandError

from search.rebuilding import AlreadyRebuildingError, rebuild

LINES = 20
"""So many lines at most where there is no terminal."""


class Command(BaseCommand):
    """`manage.py rebuild_search`"""

    help = "Brings the search index up to date with all content. The search keeps working meanwhile."

    def handle(self, *args: object, verbosity: int = 1, **options: object) -> None:
        self._shown = 0
        try:
            count = rebuild(self._show if verbosity else lambda done, total: None)
        except AlreadyRebuildingError:
            raise CommandError("The search index is being rebuilt by another process.") from None
        self.stdout.write(f"The search index holds {count} entries.")

    def _show(self, done: int, total: int) -> None:
        """One line that counts up on a terminal, some lines elsewhere."""
        is_terminal = self.stdout.isatty() if hasattr(self.stdout, "isatty") else sys.stdout.isatty()
        part = LINES * done // total
        if is_terminal or part > self._shown:
            self._shown = part
            ending = "\r" if is_terminal and done < total else "\n"
            self.stdout.write(f"{done} of {total} things read ({100 * done // total} %)", ending=ending)
            self.stdout.flush()
