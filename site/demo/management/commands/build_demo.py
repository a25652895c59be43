from django.core.management.base import BaseCommand

from demo.website import DemoSite


class Command(BaseCommand):
    help = "Builds the demo site. What is there already is left as it is."

    def handle(self, *args, **options) -> None:
        DemoSite(tell=self.stdout.write).build()
