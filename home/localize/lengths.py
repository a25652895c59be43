"""How long a translated text may be in its place."""

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail_localize.models import Translation


def longest_allowed(translation: Translation, path: str | None) -> int | None:
    """How many characters the field at this path takes; None if there is no limit or no such field."""
    model = translation.source.specific_content_type.model_class()
    try:
        field = model._meta.get_field(path or "")
    except FieldDoesNotExist:
        return None
    return field.max_length if isinstance(field, models.CharField | models.TextField) else None
