"""The child process that opens files from strangers, so that the website does not have to.

    python -I child.py open PATH FOLDER DRAWN SKIP…     facts, and how the text begins
    python -I child.py extract PATH FOLDER DRAWN SKIP…  facts and text, then (PDF only) pictures into FOLDER
    python -I child.py pictures PATH FOLDER pictures of a PDF into FOLDER, nothing else
    python -I child.py larger PATH FOLDER PIXELS,PIXELS PAGE…  larger pictures of these pages of a PDF
    python -I child.py clean PATH FOLDER    a copy without personal data as FOLDER/clean

DRAWN is the last page whose picture need not be drawn (0: none), SKIP are pages that are left out, because
they have brought down a child before.

It limits itself first, imports the parsers afterwards, needs no Django, and writes one JSON object per line:

    {"facts": {…}}                               once, first
    {"searchable": true}                         `open` only: whether any page has text
    {"heading": "…", "opening": "…", "sample": "…"}  `open` only: of page 1; text of 1, of 1 to 10
    {"page": 1, "text": "…", "hidden": false, "notes": ""}  `extract`: all pages, before any picture
    {"picture": 1, "made": true}                 then FOLDER/1.webp exists; false where none can be made
    {"picture": 1, "widths": [960]}              `larger`: then FOLDER/1-960.webp exists
    {"removed": ["comments"]}                    `clean`: what was found; then FOLDER/clean exists
    {"at": 1}                                    before the text of a page of a PDF is read
    {"drawing": 1}                               before a page is drawn
    {"stopped": "pages"}                         a cap was reached
    {"error": "password"}                        or "unreadable", "memory", "too-large", "unsupported"; last
    {"done": true}                               last; if neither comes, the child was killed
"""

import errno
import itertools
import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TextIO

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 30
FILE_BYTES = 64 * 1024 * 1024
HEADING_CHARACTERS = 300
OPENING_CHARACTERS = 4_000
SAMPLE_CHARACTERS = 8_000
SAMPLE_PAGES = 10
_PROJECT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Runs one mode; returns the exit status."""
    limit_myself()
    out = _private_output()
    mode, path, numbers = arguments[0], Path(arguments[1]), arguments[3:]
    try:
        packed = _starts_with(path, b"PK")
        if mode == "open":
            _open_packed(path, out) if packed else _open_pdf(path, out, _skipped(numbers))
        elif mode == "clean":
            _clean(path, Path(arguments[2]) / "clean", out)
        elif mode == "pictures":
            _draw(path, Path(arguments[2]), out)
        elif mode == "larger":
            from downloads.extraction import larger

            larger.draw(path, Path(arguments[2]), numbers, partial(_say, out))
        elif packed:
            _extract_packed(path, out)
        else:
            _extract_pdf(path, Path(arguments[2]), out, _skipped(numbers), int(next(iter(numbers), "0")))
    except MemoryError:
        return _fail(out, "memory")
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        return _fail(out, "too-large")
    return 0


def _skipped(numbers: list[str]) -> frozenset[int]:
    return frozenset(int(number) for number in numbers[1:])


def limit_myself() -> None:
    """Caps what this process may take, and ties its life to that of its parent."""
    # -I keeps the script's folder and the current one off the path; the project comes after site-packages.
    sys.path.append(str(_PROJECT))
    from downloads.extraction.limits import end_with_parent, limit_this_process

    end_with_parent()
    limit_this_process(memory=MEMORY_BYTES, processor=CPU_SECONDS, file=FILE_BYTES)


def _private_output() -> TextIO:
    """Our lines go where stdout went; what libraries print goes to stderr and cannot mix with them."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace")
    os.dup2(2, 1)
    return out


def _say(out: TextIO, **line: Any) -> None:
    out.write(json.dumps(line, ensure_ascii=False) + "\n")
    out.flush()


def _fail(out: TextIO, error: str) -> int:
    try:
        _say(out, error=error)
    except (MemoryError, OSError):
        return 2
    return 1


def _starts_with(path: Path, start: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(start)) == start


def _pdf_facts(path: Path, out: TextIO) -> dict[str, Any] | None:
    """Says the facts, or the error if there are none to say."""
    import pikepdf

    from downloads.extraction import pdf_facts

    try:
        facts = pdf_facts.facts(path)
    except pikepdf.PasswordError:
        _say(out, error="password")
    # RuntimeError is what qpdf's own safety limits become in Python.
    except (pikepdf.PdfError, AttributeError, KeyError, RuntimeError, TypeError, ValueError):
        _say(out, error="unreadable")
    else:
        _say(out, facts={"kind": "pdf", **facts})
        return facts
    return None


def _open_pdf(path: Path, out: TextIO, skipped: frozenset[int]) -> None:
    import pypdfium2

    from downloads.extraction import clean_text, pdf_pages

    facts = _pdf_facts(path, out)
    if facts is None:
        return
    if 0 < facts["pages"] <= clean_text.MAX_PAGES:
        try:
            with pdf_pages.open_pdf(path) as document:
                texts = (text for _, text in pdf_pages.texts(document, skipped, partial(_say, out)))
                first = next(texts, "")
                heading = "" if 1 in skipped else pdf_pages.heading(document)
                _say_beginning(out, itertools.chain([first], texts), heading)
        except pypdfium2.PdfiumError:
            _say(out, error="unreadable")
            return
    _say(out, done=True)


def _say_beginning(out: TextIO, texts: Iterator[str], heading: str) -> None:
    """Reads on until there is enough to guess the language from; a file without text is read to its end."""
    opening, sample = "", ""
    for position, text in enumerate(texts):
        if position == 0:
            opening = text
        sample += f"{text}\n"
        if len(sample) > SAMPLE_CHARACTERS or (position >= SAMPLE_PAGES and sample.strip()):
            break
    _say(out, searchable=bool(sample.strip()))
    _say(
        out,
        heading=" ".join(heading.split())[:HEADING_CHARACTERS],
        opening=opening[:OPENING_CHARACTERS],
        sample=sample[:SAMPLE_CHARACTERS],
    )


def _extract_pdf(path: Path, folder: Path, out: TextIO, skipped: frozenset[int], drawn: int) -> None:
    import pypdfium2

    from downloads.extraction import pdf_pages

    if _pdf_facts(path, out) is None:
        return
    try:
        document = pdf_pages.open_pdf(path)
    except pypdfium2.PdfiumError:
        _say(out, error="unreadable")
        return
    with document:
        last = 0
        for number, text in pdf_pages.texts(document, skipped, partial(_say, out)):
            _say(out, page=number, text=text, hidden=False, notes="")
            last = number
        _draw_pages(document, [n for n in range(drawn + 1, last + 1) if n not in skipped], folder, out)
        _finish(out, len(document) > last)


def _draw(path: Path, folder: Path, out: TextIO) -> None:
    import pypdfium2

    from downloads.extraction import clean_text, pdf_pages

    try:
        with pdf_pages.open_pdf(path) as document:
            _say(out, facts={"kind": "pdf", "pages": len(document)})
            _draw_pages(document, range(1, min(len(document), clean_text.MAX_PAGES) + 1), folder, out)
    except pypdfium2.PdfiumError:
        _say(out, error="unreadable")
        return
    _say(out, done=True)


def _draw_pages(document: Any, numbers: Iterable[int], folder: Path, out: TextIO) -> None:
    from downloads.extraction import pdf_pages

    for number in numbers:
        _say(out, drawing=number)
        made = pdf_pages.save_picture(document, number, folder / f"{number}.webp")
        _say(out, picture=number, made=made)


def _clean(path: Path, target: Path, out: TextIO) -> None:
    from downloads.cleaning import copy

    try:
        _say(out, removed=copy.without_personal_data(path, target))
    except copy.NotCleanableError as error:
        _say(out, error=str(error))
    else:
        _say(out, done=True)


def _open_packed(path: Path, out: TextIO) -> None:
    from downloads.extraction import office

    try:
        deck = office.read_deck(path)
    except office.UnsupportedDeckError:
        document = _document(path, out)
        if document is None:
            return
        _say_beginning(out, iter([document]), "")
    except office.DamagedDeckError:
        _say(out, error="unreadable")
        return
    else:
        _say(out, facts=deck.facts)
        first = next(deck.slides(), None)
        _say_beginning(out, (slide.text for slide in deck.slides()), first.heading if first else "")
    _say(out, done=True)


def _extract_packed(path: Path, out: TextIO) -> None:
    from downloads.extraction import office

    try:
        deck = office.read_deck(path)
    except office.UnsupportedDeckError:
        document = _document(path, out)
        if document is not None:
            _say(out, page=1, text=document, hidden=False, notes="")
            _say(out, done=True)
        return
    except office.DamagedDeckError:
        _say(out, error="unreadable")
        return
    _say(out, facts=deck.facts)
    last = 0
    for slide in deck.slides():
        _say(out, page=slide.number, text=slide.text, hidden=slide.hidden, notes=slide.notes)
        last = slide.number
    _finish(out, deck.facts["pages"] > last)


def _document(path: Path, out: TextIO) -> str | None:
    """Says the facts of a file that is no slides, or the error, and returns its words."""
    from downloads.extraction import office_documents
    from home.uploads import filetypes, zip_parts

    with path.open("rb") as file:
        kind = filetypes.real_type(file)
    if kind not in office_documents.DOCUMENTS:
        _say(out, error="unsupported")
        return None
    try:
        facts, text = office_documents.read_document(path, kind)
    except zip_parts.BROKEN_ZIP:
        _say(out, error="unreadable")
        return None
    _say(out, facts=facts)
    return text


def _finish(out: TextIO, capped: bool) -> None:
    if capped:
        _say(out, stopped="pages")
    _say(out, done=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
