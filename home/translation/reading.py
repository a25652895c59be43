"""In which language a reader gets a thing, and which languages there are of it."""

from collections.abc import Collection
from dataclasses import dataclass

from config.languages import SOURCE, Language, language_for
from home.chrome.languages import path_in
from home.translation.state import Standing


@dataclass(frozen=True)
class Reading:
    """One thing as one reader sees it.

    `shown` is the language of the content, `asked` the language of the URL, `available` the codes of
    all languages that really have it, `path` the path asked for, `standing` what the reader has to know
    of the translation, if it is one.
    """

    asked: str
    shown: str
    available: Collection[str]
    path: str
    standing: Standing | None = None

    @property
    def is_fallback(self) -> bool:
        """Whether the reader gets another language than the one asked for."""
        return self.asked != self.shown

    @property
    def language(self) -> Language:
        """The language of the content."""
        return language_for(self.shown)

    @property
    def canonical_path(self) -> str:
        """The address of what is really shown."""
        return path_in(self.path, self.shown)

    @property
    def source_path(self) -> str:
        """The address of the German version."""
        return path_in(self.path, SOURCE)
