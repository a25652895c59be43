"""The words of a page without its markup, for the search."""

from collections.abc import Iterable

from django.utils.html import strip_tags
from django.utils.text import normalize_newlines
from wagtail.blocks import StreamValue


def words_of(*values: object) -> str:
    """Join texts, rich texts (HTML) and stream values into one plain text, leaving out what is empty."""
    return " ".join(part for value in values for part in _parts(value) if part)


def _parts(value: object) -> Iterable[str]:
    if isinstance(value, StreamValue):
        for part in value.stream_block.get_searchable_content(value):
            yield _squeezed(str(part))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _parts(item)
    elif value:
        yield _squeezed(strip_tags(str(value).replace("</", " </")))


def _squeezed(text: str) -> str:
    return " ".join(normalize_newlines(text).split())
