"""PDF slides, drawn from a title and bullets."""

import textwrap
from collections.abc import Mapping
from typing import IO, Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 72.0
COLOURS = {
    "ink": "12333f",
    "paper": "fbf8f2",
    "accent": "d9622b",
    "quiet": "5d7580",
    "warm": "f3c9a8",
    "pale": "a9c0c8",
}
INK, PAPER, ACCENT, QUIET, WARM, PALE = (HexColor(f"#{code}") for code in COLOURS.values())


def draw_deck(deck: Mapping[str, Any], target: IO[bytes]) -> None:
    """Draw a deck (`title`, `subtitle`, `note`, `language`, `author`, `slide`s) as a PDF of 16:9 pages.

    The first slide is the cover, so that the number of a slide is its page. The same deck always gives
    the same bytes.
    """
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, lang=deck["language"])
    canvas.setTitle(deck["title"])
    canvas.setSubject(deck.get("subtitle", ""))
    canvas.setAuthor(deck.get("author", ""))
    slides = deck["slide"]
    for number, slide in enumerate(slides, start=1):
        draw = _draw_cover if number == 1 else _draw_slide
        draw(canvas, deck, slide)
        _draw_foot(canvas, deck, number, len(slides), on_dark=number == 1)
        canvas.showPage()
    canvas.save()


def foot_of(content: Mapping[str, Any]) -> str:
    """What stands below every slide: the subtitle, and that it is an example."""
    return " · ".join(part for part in (content.get("subtitle"), content.get("note")) if part)


def _draw_cover(canvas: Canvas, deck: Mapping[str, Any], slide: Mapping[str, Any]) -> None:
    canvas.setFillColor(INK)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    _draw_bridge(canvas, HEIGHT - 150)
    canvas.setFillColor(PAPER)
    y = _draw_lines(canvas, slide["title"], "Helvetica-Bold", 46, MARGIN, HEIGHT - 215, width=30)
    canvas.setFillColor(WARM)
    for text in slide.get("bullets", []):
        y = _draw_lines(canvas, text, "Helvetica", 24, MARGIN, y - 12, width=60)


def _draw_slide(canvas: Canvas, deck: Mapping[str, Any], slide: Mapping[str, Any]) -> None:
    canvas.setFillColor(PAPER)
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(ACCENT)
    canvas.rect(MARGIN, HEIGHT - 70, 56, 6, stroke=0, fill=1)
    canvas.setFillColor(INK)
    y = _draw_lines(canvas, slide["title"], "Helvetica-Bold", 36, MARGIN, HEIGHT - 116, width=42)
    y -= 16
    for text in slide.get("bullets", []):
        canvas.setFillColor(ACCENT)
        canvas.circle(MARGIN + 6, y + 8, 5, stroke=0, fill=1)
        canvas.setFillColor(INK)
        y = _draw_lines(canvas, text, "Helvetica", 24, MARGIN + 28, y, width=62) - 14
    if text := slide.get("text"):
        canvas.setFillColor(QUIET)
        _draw_lines(canvas, text, "Helvetica-Oblique", 18, MARGIN, y - 6, width=88)


def _draw_bridge(canvas: Canvas, y: float) -> None:
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(6)
    canvas.line(MARGIN, y, MARGIN + 150, y)
    canvas.arc(MARGIN + 15, y - 60, MARGIN + 135, y + 60, startAng=0, extent=180)


def _draw_foot(canvas: Canvas, deck: Mapping[str, Any], number: int, count: int, *, on_dark: bool) -> None:
    canvas.setFillColor(PALE if on_dark else QUIET)
    canvas.setFont("Helvetica", 13)
    canvas.drawString(MARGIN, 34, foot_of(deck))
    canvas.drawRightString(WIDTH - MARGIN, 34, f"{number} / {count}")


def _draw_lines(
    canvas: Canvas, text: str, font: str, size: float, x: float, y: float, *, width: int
) -> float:
    """Draw a text in lines of at most `width` characters and return where the next line begins."""
    canvas.setFont(font, size)
    for line in textwrap.wrap(text, width):
        canvas.drawString(x, y, line)
        y -= size * 1.25
    return y
