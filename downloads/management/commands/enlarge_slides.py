from django.core.management.base import BaseCommand

from downloads.larger_pictures import enlarge, slides_to_draw
from downloads.models import Document


class Command(BaseCommand):
    help = (
        "Draws the larger pictures of slides that were read before there were any. "
        "Can be repeated and broken off: it goes on where it was."
    )

    def handle(self, *args, **options) -> None:
        waiting = slides_to_draw().order_by("document").values_list("document", flat=True).distinct()
        for key in list(waiting):
            document = Document.objects.filter(pk=key).first()
            if document is None:
                continue
            try:
                number = enlarge(document)
            except OSError as error:
                self.stderr.write(f"{document.title}: {error.strerror}")
            else:
                self.stdout.write(f"{document.title}: {number} slides")
        self.stdout.write(f"{slides_to_draw().count()} slides are left without larger pictures.")
