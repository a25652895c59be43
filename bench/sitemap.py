"""How long the sitemap takes: 2,000 pages in nine languages.

    .venv/bin/python bench/sitemap.py [pages]

Works in a database of its own, which is removed at the end.
"""

import os
import sys
import time
from pathlib import Path
from uuid import uuid4

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
from home.models import HomePage, StandardPage  # noqa: E402


def fill(pages: int) -> None:
    """A home page in each language and `pages` below each, written as rows."""
    german = HomePage.objects.get(locale__language_code=SOURCE)
    kind = ContentType.objects.get_for_model(StandardPage)
    keys = [uuid4() for _ in range(pages)]
    now = timezone.now()
    for language in LANGUAGES:
        locale = Locale.objects.get_or_create(language_code=language.code)[0]
        home = german if locale.pk == german.locale_id else german.copy_for_translation(locale)
        Page.objects.filter(pk=home.pk).update(live=True, alias_of=None, numchild=pages)
        Page.objects.bulk_create(
            Page(
                path=Page._get_path(home.path, 3, number),
                depth=3,
                title=f"Seite {number}",
                draft_title=f"Seite {number}",
                slug=f"seite-{number}",
                url_path=f"{home.url_path}seite-{number}/",
                locale=locale,
                translation_key=key,
                content_type=kind,
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
            for number, key in enumerate(keys, 1)
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE wagtailcore_page")


def measure(client: Client, address: str) -> None:
    """Print what one answer costs; the second one, when everything is imported and prepared."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        begin = time.perf_counter()
        response = client.get(address)
        seconds = time.perf_counter() - begin
    asking = sum(float(query["time"]) for query in queries)
    print(
        f"{address:28} {response.status_code}  {len(queries)} queries ({asking:.2f} s)  "
        f"{seconds:.2f} s  {len(response.content) / 1e6:.1f} MB"
    )


def main(pages: int) -> None:
    setup_test_environment()
    connection.settings_dict["TEST"]["NAME"] = "bench_sitemap"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill(pages)
        print(f"{Page.objects.filter(depth__gt=1).count():,} pages in {len(LANGUAGES)} languages")
        client = Client()
        for address in ("/sitemap.xml", "/sitemap-pages.xml", "/sitemap-pages.xml?p=2", "/de/nichts/"):
            measure(client, address)
    finally:
        connection.creation.destroy_test_db("bench_sitemap", verbosity=0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
