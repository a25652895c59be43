"""What goes into a zip of many presentations: which files under which names, and a line for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.core.files.storage import Storage
from django.db.models import QuerySet

from config.languages import SOURCE, Language, language_for
from downloads.file_facts import own_title
from downloads.file_names import readable_name
from downloads.models import Presentation, PresentationFile, PresentationSpeaker
from programmes.models import Event

ASKED_AT_ONCE = 8
"""Files whose size is asked for at the same time, where each question goes over the network."""


@dataclass
class Member:
    """One file of the zip, called `name` there; `counts` are the (presentation, language) it counts for."""

    name: str
    storage: Storage
    stored_name: str
    size: int
    counts: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """One line of the index: a presentation's file. Without `member` the file could not be found."""

    presentation: Presentation
    event: Event | None
    speakers: list[str]
    file: PresentationFile
    member: Member | None

    @property
    def file_language(self) -> Language:
        return language_for(self.file.document.language)

    @property
    def title_language(self) -> Language:
        """That of the presentation as it is listed: the reader's, or German."""
        return language_for(self.presentation.locale.language_code)

    @property
    def event_language(self) -> Language | None:
        """That of the event's title; None without an event."""
        return language_for(self.event.locale.language_code) if self.event else None

    @property
    def size(self) -> int:
        return self.member.size if self.member else self.file.document.file_size or 0


@dataclass(frozen=True)
class Contents:
    """The zip's files, each content once, and the lines of its index, the newest first."""

    members: list[Member]
    lines: list[Line]

    @property
    def bytes(self) -> int:
        """The bytes of all files, without the index."""
        return sum(member.size for member in self.members)

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if line.member is None]


def contents_of(
    presentations: Iterable[Presentation], files: QuerySet[PresentationFile], code: str
) -> Contents:
    """What a zip of those `files` holds that belong to `presentations` (as listed in the language `code`).

    A file whose content is also that of another is there once, and a file that is gone not at all; the lines
    name each. Five queries, and one question to the storage for each file.
    """
    listed = {one.translation_key: one for one in presentations}
    by_key: dict[object, list[PresentationFile]] = defaultdict(list)
    for file in files.filter(presentation__translation_key__in=listed):
        by_key[file.presentation.translation_key].append(file)
    chosen = [(listed[key], file) for key in listed for file in by_key.get(key, [])]
    sizes = _real_sizes([file for _one, file in chosen])
    speakers, titles = _speakers(listed), _titles(listed)
    keys = {one.event.translation_key for one in listed.values() if one.event}
    events = {
        event.translation_key: event
        for event in Event.objects.in_language(code).filter(translation_key__in=keys).select_related("locale")
    }
    members: dict[str, Member] = {}
    names = _Names()
    lines = []
    for presentation, file in chosen:
        document, size = file.document, sizes[file.pk]
        member = members.get(document.file_hash)
        if member is None and size is not None:
            title = titles.get((presentation.translation_key, document.language), file.presentation.title)
            own = own_title(document.extension, document.title, file.presentation.title)
            stem = readable_name(presentation.date, title, document.language, own)
            name = names.free(stem, document.extension)
            member = Member(name, document.file.storage, document.file.name, size)
            members[document.file_hash] = member
        if member and (count := (file.presentation_id, document.language)) not in member.counts:
            member.counts.append(count)
        event = events.get(presentation.event.translation_key) if presentation.event else None
        held_by = speakers[presentation.translation_key]
        lines.append(Line(presentation, event, held_by, file, member))
    return Contents(list(members.values()), lines)


class _Names:
    """Names in one folder, of which no two may be the same, also where capitals do not count."""

    def __init__(self) -> None:
        self.taken = {"index.html", "index.csv"}

    def free(self, stem: str, extension: str) -> str:
        number, name = 1, f"{stem}.{extension}"
        while name.casefold() in self.taken:
            number += 1
            name = f"{stem} {number}.{extension}"
        self.taken.add(name.casefold())
        return name


def _real_sizes(files: Sequence[PresentationFile]) -> dict[int, int | None]:
    """By the number of each of `files` its bytes as it is stored; None if it is gone."""

    def ask(file: PresentationFile) -> int | None:
        stored = file.document.file
        try:
            return stored.storage.size(stored.name)
        except FileNotFoundError:
            return None

    if all(_is_local(file.document.file.storage) for file in files):
        return {file.pk: ask(file) for file in files}
    with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
        return dict(zip((file.pk for file in files), pool.map(ask, files), strict=True))


def _is_local(storage: Storage) -> bool:
    try:
        storage.path("")
    except NotImplementedError:
        return False
    return True


def _speakers(keys: Iterable[object]) -> dict[object, list[str]]:
    names: dict[object, list[str]] = defaultdict(list)
    held = (
        PresentationSpeaker.objects.filter(presentation__translation_key__in=keys)
        .filter(presentation__locale__language_code=SOURCE)
        .select_related("speaker", "presentation")
        .order_by("sort_order")
    )
    for one in held:
        names[one.presentation.translation_key].append(one.speaker.full_name)
    return names


def _titles(keys: Iterable[object]) -> dict[tuple[object, str], str]:
    """By thing and language the published title: a German file has a German name, whoever loads it."""
    rows: Iterator[tuple[object, str, str]] = (
        Presentation.objects.published()
        .filter(translation_key__in=keys)
        .values_list("translation_key", "locale__language_code", "title")
    )
    return {(key, code): title for key, code, title in rows}
