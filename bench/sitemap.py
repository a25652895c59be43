"""How long the sitemap takes: 2,000 pages in nine languages.

    .venv/bin/python -m bench.sitemap [pages]

Works in a database of its own, which is removed at the end.
"""

from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from bench.measure.answers import ask
from bench.measure.arguments import numbers
from bench.measure.database import own_database
from config.languages import LANGUAGES, SOURCE
from home.models import HomePage, StandardPage


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


def measure(client: Client, address: str, status: int = 200) -> None:
    """Print what one answer costs."""
    answer = ask(client, address, status)
    print(
        f"{address:28} {status}  {answer.queries} queries ({answer.asking:.2f} s)  "
        f"{answer.seconds:.2f} s  {len(answer.response.content) / 1e6:.1f} MB"
    )


def main(pages: int) -> None:
    with own_database("sitemap"):
        fill(pages)
        print(f"{Page.objects.filter(depth__gt=1).count():,} pages in {len(LANGUAGES)} languages")
        client = Client()
        for address in ("/sitemap.xml", "/sitemap-pages.xml"):
            measure(client, address)
        measure(client, "/de/nichts/", status=404)


if __name__ == "__main__":
    main(*numbers(2_000))
