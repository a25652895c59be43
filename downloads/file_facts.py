"""What a visitor wants to know of a file before downloading it, and where to get it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class FileFacts:
    """One file of a presentation: `size` is in bytes, `name` where it is stored.

    `content` is the same where the content is. `variant` tells files of the same language apart. The first
    has none, so that its address names the language only and survives a replacement by another kind of file.
    """

    language: str
    name: str
    size: int | None
    pages: int | None
    tagged: bool | None = None
    content: str = ""
    variant: str = ""

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
