"""The text of slides as it is shown: without what every slide repeats, in paragraphs and lists.

The search keeps the whole text; nothing here changes what is stored.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from downloads.models import Document, Slide

FEWEST_SLIDES = 3
"""With fewer slides nobody can tell a footer from a text that happens to stand there twice."""
MOST = 0.6
"""A line that stands on this share of the slides with text belongs to the frame, not to the slide."""

_BULLET = re.compile(r"\s*[•‣▪▫◦●○■□►▸➢➤✓✔∙·*–—-]\s+(?=\S)")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Block:
    """Lines that belong together: one paragraph, or the items of a list."""

    lines: list[str] = field(default_factory=list)
    is_list: bool = False


@dataclass(frozen=True)
class ShownSlide:
    """A slide with the part of its text that is its own."""

    slide: Slide
    blocks: list[Block]

    @property
    def number(self) -> int:
        return self.slide.number


def shown_slides(document: Document) -> list[ShownSlide]:
    """The slides of a file, in order, without the footers and headers that most of them share."""
    slides = list(document.slides.all())
    lines = own_lines([(slide.number, slide.text) for slide in slides])
    return [ShownSlide(slide, blocks_of(own)) for slide, own in zip(slides, lines, strict=True)]


def own_lines(texts: Sequence[tuple[int, str]]) -> list[list[str]]:
    """For each slide (number, text) its lines without those that stand on most slides.

    A line counts as the same with another page number in it, such as `IQ um 9 · 3 / 12`, but not with any
    other number: `45 percent` and `50 percent` are contents. Empty lines are kept, they part paragraphs.
    """
    slides = [(number, [line.strip() for line in text.splitlines()]) for number, text in texts]
    seen: Counter[str] = Counter()
    for number, lines in slides:
        seen.update({key for line in lines for key in _keys(line, number)})
    with_text = sum(any(lines) for _number, lines in slides)
    enough = max(FEWEST_SLIDES, MOST * with_text)
    return [
        [line for line in lines if not any(seen[key] >= enough for key in _keys(line, number))]
        for number, lines in slides
    ]


def _keys(line: str, slide: int) -> Iterator[str]:
    """What the line is called when slides are compared: itself; each number as distance to the slide's."""
    text = " ".join(unicodedata.normalize("NFKC", line).casefold().split())
    if not text:
        return
    yield text
    for number in _NUMBER.finditer(text):
        if len(number.group()) <= 4:
            distance = int(number.group()) - slide
            yield f"{text[: number.start()]}\x00{distance}\x00{text[number.end() :]}"


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """Paragraphs and lists. A line that goes on in small letters belongs to the list item before it."""
    blocks: list[Block] = []
    begins = True
    for line in lines:
        bullet = _BULLET.match(line)
        if not line:
            begins = True
            continue
        last = blocks[-1] if blocks and not begins else None
        if bullet:
            item = line[bullet.end() :]
            if last and last.is_list:
                last.lines.append(item)
            else:
                blocks.append(Block([item], is_list=True))
        elif last and last.is_list and line[0].islower():
            last.lines[-1] += f" {line}"
        elif last and not last.is_list:
            last.lines.append(line)
        else:
            blocks.append(Block([line]))
        begins = False
    return blocks
