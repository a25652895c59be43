"""Who gets to see which entry: each thing once, translated if it is, else from the source.

For readers of a language, of several versions of one thing, the first of these that there is:
1. the version in their language,
2. the German version,
3. a text in another language that belongs to a German thing and so opens in every language: the slides
   of a deck that exists in English only.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from config.languages import LANGUAGES, SOURCE, is_site_language
from search.models import Entry


def versions_of(entry: Entry) -> tuple[UUID, str, int]:
    """What the language versions of one thing have in common: slide 3 is slide 3 in every file."""
    return entry.translation_key, entry.kind, entry.number


def assign_readers(entries: Iterable[Entry]) -> None:
    """Set `readers` on entries; they must comprise all versions of each thing."""
    groups: dict[tuple[UUID, str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[versions_of(entry)].append(entry)
    for versions in groups.values():
        shown = {language.code: _shown_to(language.code, versions) for language in LANGUAGES}
        for entry in versions:
            entry.readers = " ".join(code for code, some in shown.items() if entry in some)


def _shown_to(code: str, versions: list[Entry]) -> list[Entry]:
    translated = [entry for entry in versions if entry.language == code]
    source = [entry for entry in versions if entry.language == SOURCE]
    return (
        translated
        or source
        or [entry for entry in versions if entry.is_of_source and is_site_language(entry.language)]
    )
