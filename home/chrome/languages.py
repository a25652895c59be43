"""The languages a page can be read in, and how they are told to readers and to search engines."""

from collections.abc import Collection
from dataclasses import dataclass

from config.languages import LANGUAGES, SOURCE, Language
from home.middleware import language_of_path


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switcher: the same page under another language."""

    language: Language
    path: str
    is_current: bool
    is_translated: bool


def path_in(path: str, code: str) -> str:
    """The same path under another language: `/de/suche/` becomes `/uk/suche/`.

    Paths without a language (such as `/health/`) lead to the home page of that language.
    """
    current = language_of_path(path)
    prefix = f"/{current}/"
    rest = path[len(prefix) :] if path.startswith(prefix) else ""
    return f"/{code}/{rest}"


def language_links(path: str, current: str, translated: Collection[str] | None) -> list[LanguageLink]:
    """All languages with the address of the same page.

    `translated` holds the codes that really have it; None means that the page is made of the
    interface alone (such as the search) and so exists in all.
    """
    return [
        LanguageLink(
            language,
            path_in(path, language.code),
            language.code == current,
            translated is None or language.code in translated,
        )
        for language in LANGUAGES
    ]


@dataclass(frozen=True)
class Alternate:
    """A `<link rel="alternate" hreflang>`."""

    hreflang: str
    path: str


def alternates(links: list[LanguageLink]) -> list[Alternate]:
    """The translations that are real, for hreflang, with the German one as `x-default`."""
    real = [link for link in links if link.is_translated]
    if len(real) < 2:
        return []
    source = next((link for link in real if link.language.code == SOURCE), real[0])
    return [
        *(Alternate(link.language.hreflang, link.path) for link in real),
        Alternate("x-default", source.path),
    ]
