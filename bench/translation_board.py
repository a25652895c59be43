"""Measures the board of translations: 500 pages × 9 languages by default.

    .venv/bin/python -m bench.translation_board [pages]

Works in a database of its own, which is removed at the end; the rows are made in bulk.
"""

import uuid
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page

from bench.measure.answers import ask
from bench.measure.arguments import numbers
from bench.measure.database import own_database
from config.languages import LANGUAGES, SOURCE
from home.models import HomePage, StandardPage, TranslationReview, User, VersionRecord


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
                    path=Page._get_path(home.path, home.depth + 1, 500_000 + place * pages + number),
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
    """Ask for an address, and print what it took."""
    answer = ask(client, address)
    size = len(answer.response.content) / 1024
    print(f"{address:60} {answer.queries:3} queries {answer.seconds:6.2f} s {size:6.0f} KB")


def main(pages: int) -> None:
    """Measure the board as it is, and with many more pages."""
    with own_database("translation_board"):
        client = Client()
        client.force_login(User.objects.create_superuser("bench"))
        print("an empty site")
        measure(client, "/admin/translations/")
        fill(pages)
        print(f"{pages} pages × {len(LANGUAGES)} languages")
        for query in ("", "?state=outdated", "?section=home.standardpage&language=uk", "?p=9"):
            measure(client, f"/admin/translations/{query}")


if __name__ == "__main__":
    main(*numbers(500))
