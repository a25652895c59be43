"""PDF files that want to use up memory or time."""

import zlib

from tests.downloads.extraction.pdf_files import one_page_pdf, raw_pdf, stream

_FLATE = b"/Filter /FlateDecode"


def many_pages_pdf(pages: int = 100_000) -> bytes:
    """That many real pages, which share one content."""
    kids = b" ".join(b"%d 0 R" % number for number in range(4, pages + 4))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 3 0 R >>"
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
            stream(b"0 g"),
            *([page] * pages),
        ]
    )


def endless_pages_pdf() -> bytes:
    """One page that is announced as two billion."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>",
        ]
    )


def looping_pages_pdf() -> bytes:
    """The tree of pages contains itself."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] >>",
        ]
    )


def deep_pages_pdf(depth: int = 20_000) -> bytes:
    """Arrays in arrays, as deep as a parser's stack is not."""
    return one_page_pdf(page=b"/Deep " + b"[" * depth + b"]" * depth)


def compressed_bomb_pdf(megabytes: int = 1_000) -> bytes:
    """A page whose drawing is packed twice and unpacks to that many megabytes of blanks."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)) + packer.flush()
    twice = zlib.compress(once, 9)
    return _with_content(stream(twice, b"/Filter [/FlateDecode /FlateDecode]"))


def bomb_among_pages_pdf(megabytes: int = 1_000) -> bytes:
    """Three pages; the drawing of the second unpacks to that many megabytes."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)) + packer.flush()
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents %d 0 R /Resources "
        b"<< /Font << /F 6 0 R >> >> >>"
    )
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
            *(page % contents for contents in (7, 8, 7)),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            stream(b"BT /F 24 Tf 50 400 Td (Anerkennung) Tj ET"),
            stream(zlib.compress(once, 9), b"/Filter [/FlateDecode /FlateDecode]"),
        ]
    )


def object_bomb_pdf(objects: int = 2_000_000) -> bytes:
    """A packed stream of objects (ISO 32000-1, §7.5.7) that is an array of millions of numbers."""
    body = b"[" + b"1 " * objects + b"]"
    packed = zlib.compress(b"9 0 " + body, 9)
    return one_page_pdf(more=[stream(packed, b"/Type /ObjStm /N 1 /First 4 " + _FLATE)])


def huge_picture_pdf(side: int = 30_000) -> bytes:
    """A picture of nearly a billion pixels, all black, in a few kilobytes."""
    packer = zlib.compressobj(9)
    row = bytes(side * 3)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    image = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        % (side, side)
    )
    return one_page_pdf(
        content=b"960 0 0 540 0 0 cm /I Do",
        page=b"/Resources << /XObject << /I 6 0 R >> >>",
        more=[stream(packed, image + _FLATE)],
    )


def tiling_pdf(depth: int = 8) -> bytes:
    """A pattern of tiles, each filled with a pattern of tiles, and so on: millions of fills for one page."""
    patterns = []
    for level in range(depth):
        inner = 7 + level
        head = (
            b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] "
            b"/XStep 1 /YStep 1 /Resources << /Pattern << /P %d 0 R >> >>" % inner
        )
        patterns.append(stream(b"/Pattern cs /P scn 0 0 100 100 re f", head))
    last = (
        b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.01 /YStep 0.01 "
        b"/Resources << >>"
    )
    patterns.append(stream(b"0 0 1 1 re f", last))
    return one_page_pdf(
        content=b"/Pattern cs /P scn 0 0 960 540 re f",
        page=b"/Resources << /Pattern << /P 6 0 R >> >>",
        more=patterns,
    )


def unmapped_font_pdf() -> bytes:
    """Text in glyph numbers, and nothing that says which letters they are."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Secret /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Secret /DW 500 /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return one_page_pdf(content=b"BT /F 24 Tf 50 400 Td <00240025> Tj ET", font=font, more=[descendant])


def _with_content(content: bytes) -> bytes:
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Contents 4 0 R >>",
            content,
        ]
    )
