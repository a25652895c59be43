"""Measures the board of translations: 500 pages × 9 languages by default.

    .venv/bin/python bench/translation_board.py [pages]

Works in a database of its own, which is removed at the end; the rows are made in bulk.
"""

import os
import sys
import time
import uuid
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django  # noqa: E402

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402

from config.languages import LANGUAGES, SOURCE  # noqa: E402
from home.models import HomePage, StandardPage, TranslationReview, User, VersionRecord  # noqa: E402

DATABASE = "bench_translation_board"


def number_in_path(number: int) -> str:
    """A step of a tree path, as treebeard writes it."""
    digits = ""
    while number:
        number, digit = divmod(number, len(Page.alphabet))
        digits = Page.alphabet[digit] + digits
    return digits.rjust(Page.steplen, Page.alphabet[0])


def fill(pages: int) -> None:
    """Pages in all languages, in all states, straight into the tables."""
    home = HomePage.objects.get(locale__language_code=SOURCE)
    content_type = ContentType.objects.get_for_model(StandardPage)
    reviewer = User.objects.get(username="bench")
    now = timezone.now()
    bases, records = [], []
    keys = [uuid.uuid4() for _ in range(pages)]
    for place, language in enumerate(LANGUAGES):
        locale = Locale.objects.get_or_create(language_code=language.code)[0]
        review = TranslationReview.objects.create(
            translation_key=keys[0], locale=locale, kind="reviewed", at=now, by=reviewer, name="Anna"
        )
        for number, key in enumerate(keys):
            slug = f"bench-{number}"
            bases.append(
                Page(
                    path=home.path + number_in_path(500_000 + place * pages + number),
                    depth=home.depth + 1,
                    numchild=0,
                    title=f"Seite {number} {language.code}",
                    draft_title=f"Seite {number} {language.code}",
                    slug=f"{slug}-{language.code}",
                    url_path=f"{home.url_path}{slug}-{language.code}/",
                    content_type=content_type,
                    locale=locale,
                    translation_key=key,
                    live=(number + place) % 5 != 4 or language.code == SOURCE,
                )
            )
            is_german = language.code == SOURCE
            records.append(
                VersionRecord(
                    translation_key=key,
                    locale=locale,
                    words="new" if is_german or number % 3 else "old",
                    as_of=now if is_german else now - timedelta(days=1),
                    machine_at=now if number % 4 == 0 and not is_german else None,
                    reviewed_until=now if number % 8 == 0 else None,
                    review=review if number % 8 == 0 else None,
                )
            )
    Page.objects.bulk_create(bases, batch_size=1000)
    VersionRecord.objects.bulk_create(records, batch_size=1000)


def measure(client: Client, address: str) -> None:
    """Ask for an address twice, and print what the second time took."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        response = client.get(address)
        seconds = time.perf_counter() - began
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    size = len(response.content) / 1024
    print(f"{address:60} {len(captured):3} queries {seconds:6.2f} s {size:6.0f} KB")


def main(pages: int) -> None:
    """Measure the board as it is, and with many more pages."""
    setup_test_environment()
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        client = Client()
        client.force_login(User.objects.create_superuser("bench"))
        print("an empty site")
        measure(client, "/admin/translations/")
        fill(pages)
        print(f"{pages} pages × {len(LANGUAGES)} languages")
        for query in ("", "?state=outdated", "?section=home.standardpage&language=uk", "?p=9"):
            measure(client, f"/admin/translations/{query}")
    finally:
        connection.creation.destroy_test_db(DATABASE, verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
