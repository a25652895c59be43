"""What a stemmer cannot know: `Abschlüsse` is `Abschluss`, `людей` is `людина`.

The dictionaries of `simplemma` take 880 MB of memory for our languages. `manage.py compile_lemmas` writes
from them what a stemmer would get wrong into sorted files; these are mapped into memory and searched by
halves, so that a process holds a few pages of them and all processes share these pages.
"""

import mmap
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FORMAT = 1
"""Part of the folder's name: goes up when the files are written in another way."""

WORDS, COMPOUND_PARTS = "words", "parts"


class SortedLines:
    """A file of sorted lines `key<TAB>value`, read without loading it."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def get(self, key: str) -> tuple[str, ...]:
        """The values of `key` in their order; none if it is not there."""
        wanted = key.encode()
        position = self._first(wanted)
        values = []
        while position < len(self._lines):
            end = self._lines.find(b"\n", position)
            found, _, value = self._lines[position:end].partition(b"\t")
            if found != wanted:
                break
            values.append(value.decode())
            position = end + 1
        return tuple(values)

    def __contains__(self, key: str) -> bool:
        return bool(self.get(key))

    def _first(self, wanted: bytes) -> int:
        """Where the first line begins whose key is not below `wanted`."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = (low + high) // 2
            begin = self._lines.rfind(b"\n", low, middle) + 1 or low
            end = self._lines.find(b"\n", middle)
            if self._lines[begin:end].partition(b"\t")[0] < wanted:
                low = end + 1
            else:
                high = begin
        return low


def folder() -> Path:
    """Where the files of this version lie."""
    return Path(settings.LEMMA_ROOT) / f"v{FORMAT}"


def path_of(kind: str, language: str) -> Path:
    """The file of one language; `language` without what our own codes add (`de` for `de-simple`)."""
    return folder() / f"{language}.{kind}"


@lru_cache(maxsize=32)
def opened(kind: str, language: str) -> SortedLines | None:
    """The file, or None where `compile_lemmas` has not run: the stemmers do what they can."""
    path = path_of(kind, language)
    return SortedLines(path) if path.exists() and path.stat().st_size else None


def has_lemmas(language: str) -> bool:
    """Whether the files of a language have been written."""
    return opened(WORDS, language) is not None


def stems_of_lemmas(exact: str, language: str) -> tuple[str, ...]:
    """The stems of what a word (in its exact form) is a form of, where its own stem is another."""
    words = opened(WORDS, language)
    return words.get(exact) if words else ()


def is_compound_part(exact: str, language: str) -> bool:
    """Whether a word may be a part of a compound in this language."""
    parts = opened(COMPOUND_PARTS, language)
    return parts is not None and exact in parts
