"""Good PDF files as bytes, and the pieces to write odd ones by hand."""

import io
import zlib
from collections.abc import Mapping, Sequence

from reportlab.pdfgen import canvas

SLIDE_SIZE = (960, 540)


def good_pdf(
    texts: Sequence[str] = ("Anerkennung",), author: str = "", size: tuple[float, float] = SLIDE_SIZE
) -> bytes:
    """A PDF with one page per text; lines are separated by newlines. Latin letters only."""
    buffer = io.BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=size)
    if author:
        pdf.setAuthor(author)
    for text in texts:
        lines = pdf.beginText(50, size[1] - 100)
        lines.textLines(text, trim=0)
        pdf.drawText(lines)
        pdf.showPage()
    pdf.save()
    return buffer.getvalue()


def raw_pdf(objects: Sequence[bytes], header: bytes = b"%PDF-1.7\n") -> bytes:
    """A PDF of hand-written objects, numbered from 1, the first one the catalogue; offsets are right."""
    out, offsets = bytearray(header), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """The body of a PDF stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page_pdf(
    catalogue: bytes = b"",
    page: bytes = b"",
    content: bytes = b"",
    more: Sequence[bytes] = (),
    size: str = "960 540",
    font: bytes = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
) -> bytes:
    """One page; `more` objects are numbered from 6. Font /F is object 5."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> >> %s >>" % (size.encode(), page),
            stream(content or b"BT /F 24 Tf 50 400 Td (Anerkennung) Tj ET"),
            font,
            *more,
        ]
    )


def mapped_pdf(glyphs: Mapping[int, str]) -> bytes:
    """A page that shows one glyph after the other, each meaning the given characters (ToUnicode)."""
    lines = b"\n".join(b"<%02x> <%s>" % (code, _utf16_hex(text)) for code, text in glyphs.items())
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        b"1 begincodespacerange <00> <ff> endcodespacerange %d beginbfchar\n%s\nendbfchar endcmap end end"
        % (len(glyphs), lines)
    )
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 31 "
        b"/Widths [%s] /ToUnicode 6 0 R >>" % b" ".join([b"500"] * 32)
    )
    shown = bytes(glyphs).hex().encode()
    content = b"BT /F 24 Tf 50 400 Td <%s> Tj ET" % shown
    return one_page_pdf(content=content, font=font, more=[stream(cmap)])


def _utf16_hex(text: str) -> bytes:
    return text.encode("utf-16-be", errors="surrogatepass").hex().encode()


def scanned_pdf(pixels: int, content: bytes = b"") -> bytes:
    """A page of 16:9 filled by a picture that is so many pixels wide, with what `content` draws over it."""
    across, down = pixels, pixels * 9 // 16
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
    return one_page_pdf(
        content=b"q 960 0 0 540 0 0 cm /I Do Q " + content,
        page=b"/Resources << /XObject << /I 6 0 R >> /Font << /F 5 0 R >> >>",
        more=[stream(zlib.compress(bytes(across * down)), image % (across, down) + b" /Filter /FlateDecode")],
    )
