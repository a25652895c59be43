"""What this room adds to the panel “What to do next” of the admin (home/welcome/)."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.documents.permissions import permission_policy

from downloads.models import Document
from home.models import User
from home.welcome.things_to_do import MOST, Todo


@hooks.register("things_to_do", order=30)
def files_that_could_not_be_read(user: User) -> Iterator[Todo]:
    """Files whose slides could not be read, for those who may change files."""
    if not permission_policy.user_has_permission(user, "change"):
        return
    failed = Document.objects.filter(extraction=Document.Extraction.FAILED).order_by("-created_at")
    number = failed.count()
    if number:
        sentence = ngettext(
            "The slides of %(number)d file could not be read",
            "The slides of %(number)d files could not be read",
            number,
        )
        links = [(file.title, reverse("wagtaildocs:edit", args=[file.pk])) for file in failed[:MOST]]
        yield Todo(sentence % {"number": number}, "warning", links)
