from django.core.management.base import BaseCommand

from home.models import SiteSettings
from home.models.site_settings import ENQUIRY_DAYS
from programmes.models import Enquiry


class Command(BaseCommand):
    help = "Deletes enquiries that are older than the site settings allow. To be run once a day."

    def handle(self, *args, **options) -> None:
        site_settings = SiteSettings.objects.order_by("site__is_default_site").last()
        days = site_settings.enquiry_days if site_settings else ENQUIRY_DAYS
        number, _details = Enquiry.objects.older_than(days).delete()
        self.stdout.write(f"Deleted {number} enquiries that were older than {days} days.")
