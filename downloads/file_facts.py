"""What a visitor wants to know of a file before downloading it, and where to get it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

WITH_SLIDES = frozenset({"pdf", "pptx", "odp"})
"""The kinds of files that are shown slide by slide; all others are handouts, tables and the like."""


def own_title(extension: str, title: str, presentation_title: str) -> str:
    """What a file is called that is not the slides themselves: a handout, a list of words. Else empty."""
    return title if extension not in WITH_SLIDES and title != presentation_title else ""


@dataclass(frozen=True)
class FileFacts:
    """One file of a presentation: `size` is in bytes, `name` where it is stored.

    `content` is the same where the content is. `variant` tells files of the same language apart. The first
    has none, so that its address names the language only and survives a replacement by another kind of file.
    `title` is that of the file, in its language.
    """

    language: str
    name: str
    size: int | None
    pages: int | None
    tagged: bool | None = None
    content: str = ""
    variant: str = ""
    title: str = ""

    @property
    def extension(self) -> str:
        """The kind of file, in lower case, without the dot."""
        return self.name.rpartition(".")[2].lower()

    def address(self, slug: str) -> str:
        """Where the file of the presentation `slug` is, under the reader's language."""
        if self.variant:
            return reverse("downloads:download_variant", args=[slug, self.language, self.variant])
        return reverse("downloads:download", args=[slug, self.language])


def variants(files: Iterable[tuple[str, str]]) -> list[str]:
    """For each file (language, extension), in their order, what tells it apart: `["", "pptx", "pptx-2"]`."""
    languages: set[str] = set()
    kinds: Counter[tuple[str, str]] = Counter()
    found = []
    for language, extension in files:
        kinds[language, extension] += 1
        number = kinds[language, extension]
        kind = f"{extension}-{number}" if number > 1 else extension
        found.append(kind if language in languages else "")
        languages.add(language)
    return found
