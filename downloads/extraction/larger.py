"""Pictures of PDF pages for large and for dense screens. Runs in the child; needs no Django."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from downloads.extraction.pdf_pages import WEBP_QUALITY, drawn, open_pdf, picture_scale

# Half the time of Pillow's default (4) for pictures a tenth heavier.
_METHOD = 2
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def draw(path: Path, folder: Path, numbers: list[str], say: Callable[..., None]) -> None:
    """The mode `larger` of the child: `numbers` are sizes, separated by commas, and pages."""
    sizes = [int(size) for size in numbers[0].split(",")]
    try:
        with open_pdf(path) as document:
            for number in map(int, numbers[1:]):
                say(picture=number, widths=save_larger(document, number, folder, sizes))
    except pypdfium2.PdfiumError:
        say(error="unreadable")
        return
    say(done=True)


def save_larger(
    document: pypdfium2.PdfDocument, number: int, folder: Path, sizes: Iterable[int]
) -> list[int]:
    """Draws page `number` (from 1) once for each size, the pixels of its longest side, smallest first.

    Returns the widths in pixels; the picture of a width is `folder/<number>-<width>.webp`. A page that is
    nothing but a scan is not drawn larger than the scan: that would be blown up, not sharper.
    """
    try:
        page = document[number - 1]
    except (IndexError, pypdfium2.PdfiumError):
        return []
    widths = []
    try:
        most = pixels_of_scan(page)
        for size in sizes:
            scale = picture_scale(*page.get_size(), size)
            if scale is None or (most is not None and size > most):
                break
            picture = drawn(page, scale)
            picture.save(
                folder / f"{number}-{picture.width}.webp", "WEBP", quality=WEBP_QUALITY, method=_METHOD
            )
            widths.append(picture.width)
    except pypdfium2.PdfiumError:
        pass  # what was drawn before is good
    finally:
        page.close()
    return widths


def pixels_of_scan(page: pypdfium2.PdfPage) -> float | None:
    """How many pixels the longest side of a page has that consists of pictures only; None for other pages.

    Invisible text does not count as something else: programs that recognise letters put it over a scan.
    Raises pypdfium2.PdfiumError.
    """
    per_point = 0.0
    for item in page.get_objects(max_depth=1):
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFTextObj_GetTextRenderMode(item) != _INVISIBLE:
                return None
            continue
        if item.type != pdfium.FPDF_PAGEOBJ_IMAGE:
            return None
        left, bottom, right, top = item.get_bounds()
        across, down = item.get_px_size()
        # Turned pictures have their sides the other way round.
        ratios = [across / (right - left), down / (top - bottom)] if right > left and top > bottom else [0.0]
        per_point = max(per_point, *ratios)
    return per_point * max(page.get_size()) if per_point else None
