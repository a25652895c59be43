"""Parts of German compounds: `Anpassungsqualifizierungen` is found by `Qualifizierung`."""

from functools import lru_cache

from search.lemmas import is_compound_part

LANGUAGES = ("de",)
SHORTEST_WORD, SHORTEST_PART, MOST_PARTS = 9, 4, 4
LINKS = ("", "s", "es", "n", "en", "er", "ns", "e")
# Prepositions and endings that are nouns as well (`Unter`, `Kennung`): they cut words where none joins.
NEVER_PARTS = frozenset(
    [
        "unter",
        "ueber",
        "wieder",
        "gegen",
        "nach",
        "nieder",
        "hinter",
        "zwischen",
        "durch",
        "voran",
        "vorab",
        "zurueck",
        "zusammen",
        "anders",
        "dung",
        "dungen",
        "erbil",
        "ling",
        "linge",
        "rung",
        "tung",
        "kennung",
        "kennungen",
        "nahme",
        "nahmen",
        "schaft",
        "schaften",
        "heit",
        "keit",
        "lich",
        "barkeit",
        "ierung",
        "ierungen",
        "innen",
        "geber",
        "gebern",
        "nehmer",
        "nehmern",
        "fertig",
        "bringen",
        "nehmen",
        "kommen",
        "stehen",
        "stellen",
        "geben",
        "gaben",
        "gehen",
    ]
)
# These join as nouns do, but nobody looks for them.
PARTICLES = ("weiter", "fort", "zusammen", "wieder", "selbst")


@lru_cache(maxsize=20_000)
def parts_of(exact: str, language: str) -> tuple[str, ...]:
    """The parts of a compound as exact forms; none if the word is no compound or not known as one."""
    base = language.split("-")[0]
    if base not in LANGUAGES or len(exact) < SHORTEST_WORD or not exact.isalpha():
        return ()
    for particle in PARTICLES:
        if exact.startswith(particle) and _is_part(exact.removeprefix(particle), base):
            return (exact.removeprefix(particle),)
    found = _split(exact, base, MOST_PARTS)
    if not _is_likely(found):
        return ()
    # Parts that are compounds themselves: `Berufsanerkennung` in `Berufsanerkennungsverfahren`.
    return tuple(leaf for part in found for leaf in (parts_of(part, language) or (part,)))


def _is_likely(parts: tuple[str, ...]) -> bool:
    """Many short pieces are an accident: `weit`, `erbil`, `dung`."""
    return len(parts) == 2 or (len(parts) > 2 and min(map(len, parts)) > SHORTEST_PART)


def _split(word: str, language: str, most: int) -> tuple[str, ...]:
    """The split with the fewest parts, of these the one whose shortest part is longest."""
    best: tuple[str, ...] = ()
    if most < 2:
        return best
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head = word[cut:]
        if not _is_part(head, language):
            continue
        before = _without_link(word[:cut], language)
        parts = (before, head) if before else ()
        if not parts and cut >= 2 * SHORTEST_PART and (more := _split_before(word[:cut], language, most - 1)):
            parts = (*more, head)
        if parts and (not best or _value(parts) > _value(best)):
            best = parts
    return best


def _split_before(word: str, language: str, most: int) -> tuple[str, ...]:
    for link in LINKS:
        if word.endswith(link) and (found := _split(word[: len(word) - len(link)], language, most)):
            return found
    return ()


def _value(parts: tuple[str, ...]) -> tuple[int, int]:
    return -len(parts), min(map(len, parts))


def _without_link(word: str, language: str) -> str:
    """`anpassung` for `anpassungs`, `schule` for `schul`; empty if no such word is known."""
    for link in LINKS:
        bare = word[: len(word) - len(link)] if word.endswith(link) else ""
        if len(bare) >= SHORTEST_PART and _is_part(bare, language):
            return bare
    for ending in ("e", "en"):
        if _is_part(word + ending, language):
            return word + ending
    return ""


def _is_part(word: str, language: str) -> bool:
    return word not in NEVER_PARTS and is_compound_part(word, language)
