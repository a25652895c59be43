from django.core.management.base import BaseCommand

from home.roles import editors_group


class Command(BaseCommand):
    help = "Makes the group of editors with its permissions, if it is not there."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"The group “{editors_group().name}” is there.")
