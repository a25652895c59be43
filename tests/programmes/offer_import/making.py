"""Spreadsheets for tests, and people who import them."""

import csv
import re
from io import BytesIO, StringIO

from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from home.models import User
from programmes.models import OfferPage, ProgrammePage
from programmes.offer_import.plan import make_plan
from programmes.offer_import.planned import Plan
from programmes.offer_import.reading import read_table
from programmes.offer_import.table import Table

NEW = {
    "Kennung": "mint-01",
    "Titel": "Prüfungstraining",
    "Nutzen in einem Satz": "Gut vorbereitet in die Prüfung.",
    "Art des Angebots": "Beratung",
    "Format": "Online",
    "Deutschniveau zu Beginn": "B1",
}
"""The least that a new offer needs."""


def csv_file(*rows: dict[str, str], encoding: str = "utf-8-sig", separator: str = ";") -> bytes:
    """Rows as CSV; the headings are those of all rows."""
    written = StringIO()
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    writer = csv.DictWriter(written, headings, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode(encoding)


def xlsx_file(*rows: dict[str, object], sheet: str = "Tabelle1") -> bytes:
    """Rows as an Excel file."""
    book = Workbook()
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    book.active.title = sheet
    book.active.append(headings)
    for row in rows:
        book.active.append([row.get(heading) for heading in headings])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def table(*rows: dict[str, str]) -> Table:
    """Rows as the import reads them."""
    return read_table(BytesIO(csv_file(*rows)), "angebote.csv")


def plan(user: User, *rows: dict[str, str], programme: ProgrammePage | None = None) -> Plan:
    """What importing the rows would do."""
    return make_plan(table(*rows), user, programme)


def of(offer: OfferPage, **cells: str) -> dict[str, str]:
    """A row for an offer that is there; `cells` by heading."""
    return {"Kennung": offer.import_key or str(offer.translation_key), **cells}


def problems(plan: Plan) -> list[tuple[int, str, str]]:
    """What is wrong: row, heading and value."""
    return [(row.number, problem.heading, problem.value) for row, problem in plan.problems]


def editor(page: Page, *actions: str, name: str = "anna") -> User:
    """Somebody who may do these things (such as `change`) with a page and what is below it, and no more."""
    user = User.objects.create_user(name, f"{name}@example.org", "geheim")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    group = Group.objects.create(name=name)
    user.groups.add(group)
    for action in actions:
        permission = Permission.objects.get(codename=f"{action}_page", content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page_id=page.pk, permission=permission)
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


def upload(client: Client, content: bytes, name: str = "angebote.csv", **fields: object) -> HttpResponse:
    """Send a file, as the form does; leads to its dry run, if it can be read."""
    data = {"file": SimpleUploadedFile(name, content), **fields}
    return client.post(reverse("offer_import:upload"), data, follow=True)


def save(client: Client, shown: HttpResponse, save_as: str = "draft") -> HttpResponse:
    """Press “Save” under a dry run."""
    fingerprint = re.search(r'name="fingerprint" value="(\w+)"', shown.content.decode())[1]
    data = {"save_as": save_as, "fingerprint": fingerprint}
    return client.post(shown.request["PATH_INFO"], data, follow=True)
