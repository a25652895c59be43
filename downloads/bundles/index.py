"""The table of contents in a zip, in the reader's language: for people, and for spreadsheets."""

from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from config.languages import language_for
from downloads.bundles.contents import Contents, Line
from downloads.spreadsheet import csv_text


def index_files(
    contents: Contents, code: str, *, heading: str, origin: str, network: str = ""
) -> dict[str, bytes]:
    """`index.html` and `index.csv` in the language `code`.

    `heading` says what was chosen, `origin` is the site's address up to its path (`https://example.org`),
    `network` the name of who runs the site.
    """
    return {
        "index.html": _html(contents, code, heading, origin, network).encode(),
        "index.csv": csv_text([_columns(), *(_cells(line, origin) for line in contents.lines)]).encode(),
    }


def _html(contents: Contents, code: str, heading: str, origin: str, network: str) -> str:
    lines = [
        {"line": line, "href": quote(line.member.name) if line.member else "", "page": _page(line, origin)}
        for line in contents.lines
    ]
    return render_to_string(
        "downloads/bundle/index.html",
        {
            "language": language_for(code),
            "heading": heading,
            "lines": lines,
            "contents": contents,
            "network": network,
            "home": f"{origin}/{code}/",
        },
    )


def _page(line: Line, origin: str) -> str:
    return origin + line.presentation.get_absolute_url()


def _columns() -> list[str]:
    return [
        _("Date"),
        _("Event"),
        _("Title"),
        _("Speakers"),
        _("Language"),
        _("Pages"),
        _("Bytes"),
        _("Licence"),
        _("File"),
        _("Web page"),
    ]


def _cells(line: Line, origin: str) -> list[object]:
    document = line.file.document
    return [
        line.presentation.date.isoformat(),
        line.event.title if line.event else "",
        line.presentation.title,
        ", ".join(line.speakers),
        line.file_language.own_name,
        document.page_count,
        line.size,
        line.presentation.get_licence_display(),
        line.member.name if line.member else _("not available"),
        _page(line, origin),
    ]
