"""From an uploaded file to a table. Nothing a file contains is believed, opened elsewhere or calculated."""

from pathlib import PurePath
from typing import BinaryIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from home.uploads.filetypes import first_bytes, looks_like_old_office
from home.uploads.refusal import Refused
from home.uploads.zip_names import turns_the_line
from programmes.offer_import.reading_csv import read_csv
from programmes.offer_import.reading_xlsx import read_xlsx
from programmes.offer_import.table import MAX_COLUMNS, MAX_ROWS, Table

MAX_BYTES = 4 * 1024 * 1024
EXTENSIONS = (".xlsx", ".csv")


def read_table(file: BinaryIO, name: str) -> Table:
    """The first sheet of a spreadsheet that was uploaded under `name`.

    `file` is binary and seekable. Raises `Refused` with the one sentence that tells the editor what to do.
    """
    _check_size(file)
    table = _reader(file, name)(file)
    if not table.headings:
        raise Refused("no-headings", _("This file is empty. Its first row must hold the headings."))
    if len(table.headings) > MAX_COLUMNS:
        message = _("This file has more than %(limit)s columns. Delete those that are not needed.")
        raise Refused("columns", message, limit=MAX_COLUMNS)
    if len(table.rows) > MAX_ROWS:
        message = _("This file has more than %(limit)s rows, which is the limit. Split it into several.")
        raise Refused("rows", message, limit=MAX_ROWS)
    return table


def _check_size(file: BinaryIO) -> None:
    file.seek(0, 2)
    size = file.tell()
    if not size:
        raise Refused("empty", _("This file is empty; choose it again or export it again."))
    if size > MAX_BYTES:
        raise Refused(
            "too-large",
            _("This file is %(size)s large; the limit is %(limit)s. Remove pictures, or split it."),
            size=filesizeformat(size),
            limit=filesizeformat(MAX_BYTES),
        )


def _reader(file: BinaryIO, name: str):
    """How to read a file of this name; the name must be true, which the readers check by the content."""
    if turns_the_line(name):
        message = _("This file name contains invisible characters that hide what it is; rename the file.")
        raise Refused("name", message)
    extension = PurePath(name).suffix.lower()
    if extension == ".csv":
        return read_csv
    if extension == ".xlsx":
        if looks_like_old_office(first_bytes(file)):
            message = _("This file has a password or an old format. Save it as .xlsx without a password.")
            raise Refused("old-office", message)
        return read_xlsx
    if extension == ".xlsm":
        raise Refused("macros", _("Files with macros are not accepted. Save it as .xlsx and upload that."))
    if extension in {".xls", ".ods", ".numbers"}:
        message = _("Files named %(extension)s cannot be read here. Save it as .xlsx or .csv.")
        raise Refused("extension", message, extension=extension)
    raise Refused("extension", _("Please upload a spreadsheet: a file named .xlsx or .csv."))
