"""Template tags for files and slides."""

from django import template

from downloads.file_facts import FileFacts
from downloads.models.slide import picture_address

register = template.Library()


@register.simple_tag
def file_address(file: FileFacts, slug: str) -> str:
    """Where a file of the presentation `slug` is, under the reader's language."""
    return file.address(slug)


@register.filter
def slide_picture(name: str) -> str:
    """The public address of a slide's picture, given its storage name."""
    return picture_address(name)
