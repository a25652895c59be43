"""The child process that opens files from strangers, so that the website does not have to.

    python -I child.py open PATH            facts of a PDF
    python -I child.py extract PATH FOLDER  facts and text, then pictures into FOLDER (PDF, PPTX, ODP)

It limits itself first, imports the parsers afterwards, needs no Django, and writes one JSON object per line:

    {"facts": {…}}                               once, first
    {"searchable": true}                         `open` only: whether any page has text
    {"page": 1, "text": "…", "hidden": false}    `extract`: all pages, before any picture
    {"picture": 1, "made": true}                 then FOLDER/1.webp exists; false where none can be made
    {"stopped": "pages"}                         a cap was reached
    {"error": "password"}                        or "unreadable", "memory", "too-large", "unsupported"; last
    {"done": true}                               last; if neither comes, the child was killed
"""

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 30
FILE_BYTES = 64 * 1024 * 1024
_PROJECT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    """Runs one mode; returns the exit status."""
    limit_myself()
    out = _private_output()
    # -I keeps the script's folder and the current one off the path; the project comes after site-packages.
    sys.path.append(str(_PROJECT))
    mode, path = arguments[0], Path(arguments[1])
    try:
        if mode == "open":
            _open_pdf(path, out)
        elif _starts_with(path, b"PK"):
            _extract_slides(path, out)
        else:
            _extract_pdf(path, Path(arguments[2]), out)
    except MemoryError:
        return _fail(out, "memory")
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        return _fail(out, "too-large")
    return 0


def limit_myself() -> None:
    """Caps address space, processor time and the size of any file written; allows no core dump.

    Hard limits: code that takes over this process cannot raise them, unless it runs as root.
    """
    try:
        import resource
    except ImportError:  # Windows has none; the wall clock in the parent remains.
        return
    limits = [
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_CPU, CPU_SECONDS, CPU_SECONDS + 1),
        (resource.RLIMIT_FSIZE, FILE_BYTES, FILE_BYTES),
    ]
    if sys.platform == "linux":  # macOS knows RLIMIT_AS but refuses to set it.
        limits.append((resource.RLIMIT_AS, MEMORY_BYTES, MEMORY_BYTES))
    for which, soft, hard in limits:
        _, ceiling = resource.getrlimit(which)
        if ceiling != resource.RLIM_INFINITY:  # the administrator may have been stricter
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(which, (soft, hard))


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


def _open_pdf(path: Path, out: TextIO) -> None:
    import pypdfium2

    from downloads.extraction import pdf_pages

    facts = _pdf_facts(path, out)
    if facts is None:
        return
    if facts["pages"]:
        try:
            with pdf_pages.open_pdf(path) as document:
                _say(out, searchable=any(text for _, text in pdf_pages.texts(document)))
        except pypdfium2.PdfiumError:
            _say(out, error="unreadable")
            return
    _say(out, done=True)


def _extract_pdf(path: Path, folder: Path, out: TextIO) -> None:
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
        for number, text in pdf_pages.texts(document):
            _say(out, page=number, text=text, hidden=False)
            last = number
        for number in range(1, last + 1):
            made = pdf_pages.save_picture(document, number, folder / f"{number}.webp")
            _say(out, picture=number, made=made)
        _finish(out, len(document) > last)


def _extract_slides(path: Path, out: TextIO) -> None:
    from downloads.extraction import office

    try:
        deck = office.read_deck(path)
    except office.UnsupportedDeckError:
        _say(out, error="unsupported")
        return
    except office.DamagedDeckError:
        _say(out, error="unreadable")
        return
    _say(out, facts=deck.facts)
    last = 0
    for slide in deck.slides():
        _say(out, page=slide.number, text=slide.text, hidden=slide.hidden)
        last = slide.number
    _finish(out, deck.facts["pages"] > last)


def _finish(out: TextIO, capped: bool) -> None:
    if capped:
        _say(out, stopped="pages")
    _say(out, done=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
