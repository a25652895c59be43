"""A picture of a page's own in the frame of the site: bridge and name beside it, the title below it."""

from io import BytesIO

from PIL import Image, ImageDraw

from config.languages import language_for
from home.sharing.drawing import (
    ACCENT,
    HEIGHT,
    SIZE,
    SOFT,
    WHITE,
    WIDTH,
    bridge,
    font_for,
    sky,
    wrapped,
    write,
)

MARGIN = 64
BOX = (656, 369)
"""The room for the picture, 16 to 9; others are made to fit."""
NAME_SIZE, MOST_NAME_LINES = 32, 4
TITLE_SIZES, MOST_TITLE_LINES = (50, 44, 38), 2
_QUALITY = 88


def draw_framed(title: str, name: str, code: str, inner: Image.Image) -> bytes:
    """A JPEG with `inner`, the title and the network's name, as readers of the language `code` read.

    Words for which the machine has no font are left out.
    """
    direction = language_for(code).direction
    picture = _frame(direction)
    pen = ImageDraw.Draw(picture)
    _place(picture, pen, inner, direction)
    if font := font_for(name, NAME_SIZE, direction):
        lines = wrapped(name, font, WIDTH - 3 * MARGIN - BOX[0], direction)[:MOST_NAME_LINES]
        for number, line in enumerate(lines):
            write(pen, line, 232 + number * 44, font, SOFT, direction, MARGIN)
    for size in TITLE_SIZES:
        font = font_for(title, size, direction)
        if font is None:
            break
        lines = wrapped(title, font, WIDTH - 2 * MARGIN, direction)
        if len(lines) <= MOST_TITLE_LINES or size == TITLE_SIZES[-1]:
            leading = int(size * (1.4 if direction == "rtl" else 1.2))
            for number, line in enumerate(_cut(lines)):
                write(pen, line, MARGIN + BOX[1] + 24 + number * leading, font, WHITE, direction, MARGIN)
            break
    made = BytesIO()
    picture.save(made, "JPEG", quality=_QUALITY, optimize=True)
    return made.getvalue()


def _cut(lines: list[str]) -> list[str]:
    if len(lines) <= MOST_TITLE_LINES:
        return lines
    return [*lines[: MOST_TITLE_LINES - 1], f"{lines[MOST_TITLE_LINES - 1]} …"]


def _frame(direction: str) -> Image.Image:
    """Evening, a small bridge where lines begin, and the road below. Drawn large, then made small."""
    picture = sky()
    pen = ImageDraw.Draw(picture)
    middle, deck = MARGIN + 150, MARGIN + 120
    bridge(pen, 2 * (WIDTH - middle if direction == "rtl" else middle), 2 * deck, half=300)
    start = WIDTH - MARGIN - 300 if direction == "rtl" else MARGIN
    pen.rectangle([2 * start, 2 * deck, 2 * (start + 300), 2 * deck + 9], fill=ACCENT)
    pen.rectangle([0, 2 * (HEIGHT - 12), *picture.size], fill=ACCENT)
    return picture.resize(SIZE, Image.Resampling.LANCZOS)


def _place(picture: Image.Image, pen: ImageDraw.ImageDraw, inner: Image.Image, direction: str) -> None:
    """The picture on the side where lines end, with a narrow rim."""
    fitting = inner.convert("RGB")
    fitting.thumbnail(BOX, Image.Resampling.LANCZOS)
    left = MARGIN if direction == "rtl" else WIDTH - MARGIN - fitting.width
    pen.rectangle([left - 4, MARGIN - 4, left + fitting.width + 3, MARGIN + fitting.height + 3], fill=WHITE)
    picture.paste(fitting, (left, MARGIN))
