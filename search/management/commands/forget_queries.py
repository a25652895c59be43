from django.core.management.base import BaseCommand, CommandParser

from search import querylog


class Command(BaseCommand):
    """`manage.py forget_queries`, once a day"""

    help = "Deletes what was counted of searches longer ago than some months."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=querylog.KEEP_DAYS, help="how long counts are kept")

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"{querylog.forget(options['days'])} counts deleted")
