"""From what a thing says about itself to the entries that should be there."""

import hashlib
import json
from collections.abc import Iterable
from uuid import NAMESPACE_OID, UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import translation

from config.languages import SOURCE, is_site_language
from home.searchable import SearchText
from search import analysis
from search.cleaning import clean
from search.models import Entry
from search.things import language_of, root_of

# PostgreSQL refuses more than a megabyte of tokens for one text.
LONGEST_BODY = 100_000

CONTENT = (
    "translation_key", "language", "is_of_source", "kind", "number", "title", "body", "path", "picture",
    "note", "people", "programmes", "day",
)  # fmt: skip
"""The fields that follow from the thing alone."""


def entries_of(row: models.Model) -> list[Entry]:
    """The entries of one Searchable, unsaved, without readers. Labels in its texts are in its language."""
    language = language_of(row)
    with translation.override(language if is_site_language(language) else SOURCE):
        return list({text.part: _entry(row, text, language) for text in row.search_texts()}.values())


def _entry(row: models.Model, text: SearchText, language: str) -> Entry:
    root = root_of(type(row))
    entry = Entry(
        thing_type=ContentType.objects.get_for_model(root),
        thing_id=row.pk,
        part=text.part,
        translation_key=_translation_key(row, root),
        language=text.language,
        is_of_source=language == SOURCE,
        kind=str(text.kind),
        number=text.number,
        title=clean(text.title)[:300],
        body=clean(text.body)[:LONGEST_BODY],
        path=clean(text.path),
        picture=clean(text.picture),
        note=clean(str(text.note))[:250],
        people=[clean(name) for name in text.people],
        programmes=list(text.programmes),
        day=text.day,
    )
    content = [analysis.fingerprint(text.language), *(str(getattr(entry, field)) for field in CONTENT)]
    entry.digest = hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()
    return entry


def _translation_key(row: models.Model, root: type[models.Model]) -> UUID:
    """A thing that is not translated is its own only version."""
    return getattr(row, "translation_key", None) or uuid5(NAMESPACE_OID, f"{root._meta.label}:{row.pk}")


def by_part(entries: Iterable[Entry]) -> dict[tuple[int, int, int], Entry]:
    """Entries by what makes each of them unique."""
    return {(entry.thing_type_id, entry.thing_id, entry.part): entry for entry in entries}
