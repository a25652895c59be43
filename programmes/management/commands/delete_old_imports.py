from django.core.management.base import BaseCommand

from programmes.models import OfferImport


class Command(BaseCommand):
    help = "Deletes spreadsheets of offers that nobody has written or discarded. To be run once a day."

    def handle(self, *args, **options) -> None:
        number, _details = OfferImport.objects.forgotten().delete()
        self.stdout.write(f"Deleted {number} spreadsheets of offers that were older than a day.")
