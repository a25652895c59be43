from django.core.management.base import BaseCommand

from home.translation.recording import record_missing


class Command(BaseCommand):
    help = "Records what published versions say, where that has not been done: once, on a site with content."

    def handle(self, *args, **options) -> None:
        record_missing()
        self.stdout.write("Every published version is recorded.")
