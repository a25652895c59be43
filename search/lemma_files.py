"""Writing the files that search/lemmas.py reads, from simplemma's dictionaries."""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from config.languages import LANGUAGES, SOURCE
from search import compounds, lemmas, synonyms
from search.analysis import exact_forms, letters_of, part_tokens, plain_forms, word_tokens
from search.letters import UMLAUTS
from search.stemming import stems

# Apostrophes and joiners, which the analysis takes out of words.
_NOTHING = re.compile("['’ʼ`\u200b-\u200f]")


def languages() -> list[str]:
    """The languages that have files, each once: plain German uses those of German."""
    return list(dict.fromkeys(language.code.split("-")[0] for language in LANGUAGES))


def missing() -> list[str]:
    """The languages whose files have not been written yet."""
    return [code for code in languages() if not all(path.exists() for path in _paths(code))]


def _paths(code: str) -> list[Path]:
    kinds = [lemmas.WORDS, lemmas.COMPOUND_PARTS] if code in compounds.LANGUAGES else [lemmas.WORDS]
    return [lemmas.path_of(kind, code) for kind in kinds]


def read_anew() -> None:
    """Forget what this process knows of words: files have been written since it began to read them."""
    for known in (lemmas.opened, compounds.parts_of, word_tokens, part_tokens, synonyms.own):
        known.cache_clear()


def write(code: str) -> int:
    """Write the files of one language; returns how many words they hold.

    This takes some seconds and up to half a gigabyte of memory, which goes with the process.
    """
    dictionary = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(code)
    if code in compounds.LANGUAGES:
        _write_lines(lemmas.path_of(lemmas.COMPOUND_PARTS, code), _compound_parts(dictionary, code))
    return _write_lines(lemmas.path_of(lemmas.WORDS, code), _exceptions(dictionary, code))


def _exceptions(dictionary: Mapping[str, str], code: str) -> Iterator[str]:
    """Words whose lemma has another stem than they have themselves.

    Where a capital letter marks a name, names are left out: they are a million in Polish.
    """
    lines = "\n".join(f"{word}\t{lemma}" for word, lemma in dictionary.items())
    lines = unicodedata.normalize("NFKC", _NOTHING.sub("", lines))
    pairs = [
        (word, lemma)
        for word, _, lemma in (line.partition("\t") for line in lines.split("\n"))
        if word.isalpha() and lemma.isalpha() and (code == SOURCE or not lemma[0].isupper())
    ]
    lemmas_once = list(dict.fromkeys(lemma for _, lemma in pairs))
    stem_of_lemma = dict(zip(lemmas_once, stems(letters_of(lemmas_once, code), code), strict=True))
    letters = letters_of([word for word, _ in pairs], code)
    different = [
        (word, stem_of_lemma[lemma])
        for word, own, (_, lemma) in zip(letters, stems(letters, code), pairs, strict=True)
        if own != stem_of_lemma[lemma]
    ]
    exact = plain_forms("\n".join(word for word, _ in different).translate(UMLAUTS).split("\n"))
    wanted = plain_forms([lemma for _, lemma in different])
    return (f"{word}\t{lemma}" for word, lemma in zip(exact, wanted, strict=True) if word and lemma)


def _compound_parts(dictionary: Mapping[str, str], code: str) -> Iterator[str]:
    """Nouns, which German begins with a capital letter."""
    nouns = [
        word
        for word, lemma in dictionary.items()
        if len(word) >= compounds.SHORTEST_PART and word.istitle() and lemma.istitle() and word.isalpha()
    ]
    return (f"{word}\t" for word in exact_forms(nouns, code))


def _write_lines(path: Path, lines: Iterator[str]) -> int:
    """All or nothing: other processes may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A tab sorts before all letters, so that whole lines sort as their keys do.
    content = sorted({line.encode() for line in lines})
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(b"".join(line + b"\n" for line in content))
    unfinished.replace(path)
    return len(content)
