from django.core.management.base import BaseCommand, CommandError

from search.indexing import differences


class Command(BaseCommand):
    """`manage.py check_search`"""

    help = "Compares the search index with the content, names every difference, and fails if there is one."

    def handle(self, *args: object, **options: object) -> None:
        count = 0
        for difference in differences():
            count += 1
            self.stdout.write(difference)
        if count:
            raise CommandError(f"{count} differences; `manage.py rebuild_search` repairs them.")
        self.stdout.write("The search index agrees with the content.")
