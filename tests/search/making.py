"""Entries made directly, for tests that are not about where they come from."""

from itertools import count
from uuid import UUID, uuid4

from django.contrib.contenttypes.models import ContentType

from search import engine
from search.models import Entry

_numbers = count(1_000_000)


def make(title: str = "Titel", body: str = "", language: str = "de", kind: str = "page", **fields) -> Entry:
    """One entry, found by readers of all languages unless `readers` says otherwise."""
    return make_many([{"title": title, "body": body, "language": language, "kind": kind, **fields}])[0]


def make_many(contents: list[dict]) -> list[Entry]:
    """Many entries in few queries."""
    thing_type = ContentType.objects.get_for_model(Entry)
    entries = [
        Entry(
            **{
                "thing_type": thing_type,
                "thing_id": next(_numbers),
                "translation_key": uuid4(),
                "language": "de",
                "readers": "de en",
                "kind": "page",
                "path": "seite/",
                **content,
            }
        )
        for content in contents
    ]
    Entry.objects.bulk_create(entries)
    engine.write(entries)
    return entries


def version(language: str, key: UUID, **fields) -> Entry:
    """An unsaved version of a thing, for tests of who sees what."""
    return Entry(**{"language": language, "translation_key": key, "kind": "page", **fields})
