"""Drawing a sharing picture: the title over the bridge, in the colours of the site."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, features

from config.languages import language_for

SIZE = WIDTH, HEIGHT = 1200, 630
"""What social networks show uncut (1.91 to 1)."""
MARGIN = 80
DECK, DECK_FAR, ACCENT, HANGER = "#0c3a45", "#14596a", "#f6ad3c", "#4a808c"
WHITE, SOFT = "#ffffff", "#d6e7e6"
# By file name: Pillow looks where the machine keeps its fonts. The first that has all letters is taken.
FONTS = (
    "NotoSansDisplay-Bold.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Bold.ttf",
    "DejaVuSans-Bold.ttf",
    "LiberationSans-Bold.ttf",
    "Arial Bold.ttf",
    "arialbd.ttf",
)
TITLE_SIZES = (76, 68, 60, 52, 46)
MOST_LINES = 4


def draw(title: str, name: str, code: str) -> bytes:
    """A PNG with the title and the network's name, as readers of the language `code` read.

    Where the machine has no font with all their letters, the picture is the bridge alone: no boxes
    in place of letters.
    """
    direction = language_for(code).direction
    picture = _background(direction)
    pen = ImageDraw.Draw(picture)
    for size in TITLE_SIZES:
        font = font_for(title, size, direction)
        if font is None:
            break
        lines = wrapped(title, font, WIDTH - 2 * MARGIN, direction)
        if len(lines) <= MOST_LINES or size == TITLE_SIZES[-1]:
            leading = int(size * (1.45 if direction == "rtl" else 1.2))
            for number, line in enumerate(lines[:MOST_LINES]):
                write(pen, line, MARGIN - 16 + number * leading, font, WHITE, direction)
            break
    if name and (font := font_for(name, 38, direction)):
        write(pen, name, HEIGHT - 88, font, SOFT, direction)
    made = BytesIO()
    picture.quantize(128).save(made, "PNG", optimize=True)
    return made.getvalue()


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int, direction: str) -> list[str]:
    """The text in lines that are at most `width` pixels wide; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(longer, font, direction) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def font_for(text: str, size: int, direction: str) -> ImageFont.FreeTypeFont | None:
    """The first font of this machine that has every letter of the text and can set its direction."""
    if direction == "rtl" and not features.check("raqm"):
        return None
    for name in FONTS:
        font = _font(name, size)
        if font and all(_has(name, letter) for letter in set(text) if not letter.isspace()):
            return font
    return None


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont | None:
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return None


@lru_cache(maxsize=4096)
def _has(name: str, letter: str) -> bool:
    """Whether a letter looks different from the sign that a font draws for letters it does not have."""
    font = _font(name, 24)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffd"))


def _length(text: str, font: ImageFont.FreeTypeFont, direction: str) -> float:
    return font.getlength(text, direction=direction if features.check("raqm") else None)


def write(
    pen: ImageDraw.ImageDraw,
    text: str,
    top: int,
    font: ImageFont.FreeTypeFont,
    colour: str,
    direction: str,
    margin: int = MARGIN,
) -> None:
    """A line of text, its upper edge at `top`, from the side where lines begin in that direction."""
    start = WIDTH - margin if direction == "rtl" else margin
    pen.text(
        (start, top),
        text,
        fill=colour,
        font=font,
        anchor="ra" if direction == "rtl" else "la",
        direction=direction if features.check("raqm") else None,
    )


def _background(direction: str) -> Image.Image:
    """Evening over the river, and the bridge on the side where lines end. Drawn large, then made small."""
    picture = sky()
    pen = ImageDraw.Draw(picture)
    middle, deck = 2 * (330 if direction == "rtl" else WIDTH - 330), 2 * (HEIGHT - 108)
    bridge(pen, middle, deck, half=2 * 250)
    pen.rectangle([0, deck, *picture.size], fill=DECK)
    pen.rectangle([0, deck, picture.width, deck + 14], fill=ACCENT)
    return picture.resize(SIZE, Image.Resampling.LANCZOS)


def sky() -> Image.Image:
    """The colours of the evening, twice as large as a sharing picture."""
    large = (2 * WIDTH, 2 * HEIGHT)
    light = Image.linear_gradient("L").resize(large)
    return Image.composite(Image.new("RGB", large, DECK_FAR), Image.new("RGB", large, DECK), light)


def bridge(pen: ImageDraw.ImageDraw, middle: int, deck: int, half: int) -> None:
    """The arch with its hangers: `half` as wide to both sides of `middle`, standing on `deck`."""
    rise, step = half * 132 / 250, half * 77 // 500

    def height_at(x: float) -> float:
        return deck - rise * (1 - ((x - middle) / half) ** 2)

    for x in range(middle - half + step, middle + half, step):
        pen.line([(x, height_at(x)), (x, deck)], fill=HANGER, width=max(2, half // 125))
    arch = [(x, height_at(x)) for x in range(middle - half, middle + half + 1, 2)]
    pen.line(arch, fill=ACCENT, width=half * 18 // 500, joint="curve")
