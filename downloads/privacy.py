"""Who may have a file that is asked for by Wagtail's own address (`/documents/12/name.pdf`)."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from downloads.models import Document


def is_referred_to(document: Document) -> bool:
    """Whether something published names the file: a presentation, or a text with a link to it.

    Without that, anybody could count through the numbers and read what is only being prepared. (Whether the
    file's collection is private is asked by Wagtail before.)
    """
    references = ReferenceIndex.get_references_to(document).values_list("base_content_type", "object_id")
    found: dict[int, set[str]] = {}
    for content_type, key in references.distinct():
        found.setdefault(content_type, set()).add(key)
    return any(_any_published(ContentType.objects.get_for_id(kind), keys) for kind, keys in found.items())


def _any_published(kind: ContentType, keys: set[str]) -> bool:
    model = kind.model_class()
    if model is None:
        return False
    things = model._base_manager.filter(pk__in=keys)
    if any(field.name == "live" for field in model._meta.get_fields()):
        things = things.filter(live=True)
    return things.exists()
