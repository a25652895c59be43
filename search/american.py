"""American spellings as British ones, in which the site writes: who types `recognized` means `recognised`."""

import re

_RULES = (
    # At least three letters before it: `size` and `prize` are spelt so in Britain, too.
    (re.compile(r"^([a-z]{3,}[iy])z(e[drs]?|ers?|ings?|ations?|able)$"), r"\1s\2"),
    (re.compile(r"^((?:lab|col|behavi|fav|hon|neighb)o)r(s|ed|ers?|ing|)$"), r"\1ur\2"),
    (re.compile(r"center(s?)$"), r"centre\1"),
    (re.compile(r"^enroll(s|ments?|)$"), r"enrol\1"),
)


def as_british(word: str) -> str:
    """The word as it is spelt in Britain, in small letters if that differs."""
    small = word.lower()
    for american, british in _RULES:
        if american.search(small):
            return american.sub(british, small)
    return word
