"""Finding texts on a page that are not in the language that the page says they are in."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

SMALL_WORDS = """
aber als auch auf aus bei beim bis das dass dem den der des die diese diesem diesen dieser durch ein eine
einem einen einer eines für haben hier ihr ihre ihrem ihren ihrer ist kann können mit nach nicht noch oder
sein sich sie sind über und uns unser unsere vom von vor werden wie wird wir zum zur zwischen
"""
"""No German sentence gets along without some of them; the name of a firm or programme has one at most."""

GERMAN = frozenset(SMALL_WORDS.split())
NEAR = 8
"""How many words are looked at together."""

SPOKEN_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title")
NOT_SHOWN = frozenset(["script", "style", "template"])
NAMES = "bdi"
"""Names stand in an element of their own; they are the same in every language."""


def texts(element: Element, language: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a page with the language each of them is said to be in; names are left out."""
    language = element.get("lang", language)
    yield from ((language, element.get(name)) for name in SPOKEN_ATTRIBUTES if element.get(name))
    if element.tag == "meta" and element.get("name") == "description":
        yield language, element.get("content")
    is_shown = isinstance(element.tag, str) and element.tag not in NOT_SHOWN
    is_name = element.tag == NAMES and not element.get("lang")
    if is_shown and not is_name:
        yield language, element.text or ""
    for child in element:
        if is_shown:
            yield from texts(child, language)
        if not is_name:
            yield language, child.tail or ""


def sounds_german(text: str) -> bool:
    """Whether a text holds a German sentence: three small words close together, or two if it is short."""
    words = re.findall(r"\w+", text.lower())
    few = 2 if len(words) < NEAR else 3
    windows = (words[at : at + NEAR] for at in range(max(1, len(words) - NEAR + 1)))
    return any(sum(word in GERMAN for word in window) >= few for window in windows)


def pretended(html: str) -> list[tuple[str, str]]:
    """German texts on a page that stand under another language: (language, text)."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    return [
        (language, text.strip())
        for language, text in texts(document)
        if not language.startswith("de") and sounds_german(text)
    ]
