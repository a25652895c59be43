from django.core.management.base import BaseCommand

from home.models import Feedback, SiteSettings
from home.models.site_settings import FEEDBACK_DAYS


class Command(BaseCommand):
    help = "Deletes feedback that is older than the site settings allow. To be run once a day."

    def handle(self, *args, **options) -> None:
        site_settings = SiteSettings.objects.order_by("site__is_default_site").last()
        days = site_settings.feedback_days if site_settings else FEEDBACK_DAYS
        number, _details = Feedback.objects.older_than(days).delete()
        self.stdout.write(f"Deleted {number} messages that were older than {days} days.")
