"""Text and pictures of PDF pages, by PDFium. Runs in the child; needs no Django."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from downloads.extraction.clean_text import MAX_CHARACTERS, MAX_PAGES, clean, swap_back

PICTURE_PIXELS = 480
WEBP_QUALITY = 75
MAX_SIDE_POINTS = 1e5
MAX_ASPECT = 20
_HEADING_CHARACTERS = 3_000
_HEADING_LETTERS = 4


def open_pdf(path: Path) -> pypdfium2.PdfDocument:
    """Raises pypdfium2.PdfiumError if the file cannot be read without a password, or has no pages."""
    return pypdfium2.PdfDocument(path)


def texts(
    document: pypdfium2.PdfDocument, skipped: Collection[int], say: Callable[..., None]
) -> Iterator[tuple[int, str]]:
    """Number and clean text of each page, at most `MAX_PAGES`; "" for those in `skipped`.

    Says which page comes next, because it may be the end of us.
    """
    for number in range(1, min(len(document), MAX_PAGES) + 1):
        say(at=number)
        yield number, "" if number in skipped else text_of(document, number)


def text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    """Clean text of page `number` (from 1, physical order), "" for a page that PDFium cannot load."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return ""
    try:
        return clean(_raw_text(page))
    finally:
        page.close()


def _raw_text(page: pypdfium2.PdfPage) -> str:
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        count = min(textpage.count_chars(), MAX_CHARACTERS)
        text = textpage.get_text_range(count=count, errors="surrogatepass") if count > 0 else ""
        return swap_back(text, lambda i, j: _same_box(textpage, text, i, j))
    finally:
        textpage.close()


def heading(document: pypdfium2.PdfDocument) -> str:
    """The words in the largest letters of the first page, "" if there are none.

    The size is that of the box a letter is drawn in: the font's own size says nothing when it is scaled.
    """
    try:
        page = document[0]
        textpage = page.get_textpage()
        sizes = []
        for index in range(min(textpage.count_chars(), _HEADING_CHARACTERS)):
            letter = chr(pdfium.FPDFText_GetUnicode(textpage, index))
            _, bottom, _, top = textpage.get_charbox(index, loose=True)
            sizes.append((letter, round(top - bottom, 1)))
    except (IndexError, ValueError, pypdfium2.PdfiumError):
        return ""
    for largest in sorted({size for letter, size in sizes if letter.isalpha()}, reverse=True):
        large = "".join(
            letter if size >= 0.95 * largest or letter.isspace() else "\n" for letter, size in sizes
        )
        words = " ".join(clean(large).split())
        if sum(letter.isalpha() for letter in words) >= _HEADING_LETTERS:
            return words
    return ""


def _same_box(textpage: pypdfium2.PdfTextPage, text: str, first: int, second: int) -> bool:
    boxes = []
    for position in (first, second):
        # PDFium counts UTF-16 units, so each character beyond the first plane counts twice.
        units = len(text[:position].encode("utf-16-le", errors="surrogatepass")) // 2
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, units)
        try:
            boxes.append(textpage.get_charbox(index))
        except (IndexError, pypdfium2.PdfiumError):
            return False
    return boxes[0] == boxes[1]


def picture_scale(width: float, height: float, pixels: int = PICTURE_PIXELS) -> float | None:
    """Pixels per point so that the longest side has so many `pixels`; None for sizes nobody means.

    Width and height in points (1/72 inch). A 16:9 or 4:3 slide becomes 480 pixels wide.
    """
    longest, shortest = max(width, height), min(width, height)
    if not 0 < shortest <= longest <= MAX_SIDE_POINTS or longest / shortest > MAX_ASPECT:
        return None
    return pixels / longest


def save_picture(document: pypdfium2.PdfDocument, number: int, path: Path) -> bool:
    """Draws page `number` (from 1) as a WebP file at `path`; False if it cannot or should not be drawn."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return False
    try:
        scale = picture_scale(*page.get_size())
        if scale is None:
            return False
        drawn(page, scale).save(path, "WEBP", quality=WEBP_QUALITY)
        return True
    except pypdfium2.PdfiumError:
        return False
    finally:
        page.close()


def drawn(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    """The page as it looks, with `scale` pixels per point. Raises pypdfium2.PdfiumError."""
    bitmap = page.render(scale=scale)
    try:
        return bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
