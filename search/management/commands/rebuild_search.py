import sys

from django.core.management.base import BaseCommand

from search.indexing import rebuild


class Command(BaseCommand):
    """`manage.py rebuild_search`"""

    help = "Brings the search index up to date with all content. The search keeps working meanwhile."

    def handle(self, *args: object, **options: object) -> None:
        count = rebuild(self._show)
        self.stdout.write(f"The search index holds {count} entries.")

    def _show(self, done: int, total: int) -> None:
        """One line that counts up on a terminal, a line for each step elsewhere."""
        is_terminal = self.stdout.isatty() if hasattr(self.stdout, "isatty") else sys.stdout.isatty()
        ending = "\r" if is_terminal and done < total else "\n"
        self.stdout.write(f"{done} of {total} things read", ending=ending)
        self.stdout.flush()
