"""What the admin says about a file."""

from django import template

from downloads.extraction.notices import people_named, sentences
from downloads.models import Document

register = template.Library()


@register.filter
def notes_about_file(document: Document) -> list[str]:
    """What an editor should know about the file, as sentences."""
    return sentences(document.warnings)


@register.filter
def people_in_file(document: Document) -> list[tuple[str, str]]:
    """Who is named in the file, as (what they are there, names)."""
    return people_named(document.metadata)
