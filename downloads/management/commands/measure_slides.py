from django.core.files.images import get_image_dimensions
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.db.models import Q

from downloads.models import Slide


class Command(BaseCommand):
    help = "Notes the size of slides' pictures that were stored without it; forgets pictures that are gone."

    def handle(self, *args, **options) -> None:
        measured = gone = 0
        without = Q(picture_width=None) | Q(picture_height=None)
        # Not as objects: Django opens the picture of each row without a size as it is loaded.
        for key, name in list(Slide.objects.exclude(picture="").filter(without).values_list("pk", "picture")):
            width = height = None
            if default_storage.exists(name):
                with default_storage.open(name) as opened:
                    width, height = get_image_dimensions(opened)
            if width and height:
                Slide.objects.filter(pk=key).update(picture_width=width, picture_height=height)
                measured += 1
            else:
                Slide.objects.filter(pk=key).update(picture="")
                gone += 1
        self.stdout.write(f"{measured} pictures measured, {gone} forgotten because they cannot be read.")
