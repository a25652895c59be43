"""Measures submitting one page for translation into eight languages, and what the editor waits for.

    .venv/bin/python -m bench.submitting [paragraphs]

Works in a database of its own, which is removed at the end. Seconds differ from machine to machine: the
last column compares with publishing the German page, in the same run.
"""

import time
from collections.abc import Callable

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale

from bench.measure.arguments import numbers
from bench.measure.database import own_database
from config.languages import LANGUAGES, SOURCE
from home.localize.submission import submit
from home.models import HomePage, StandardPage, User

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def measure(what: str, action: Callable[[], object], compared_with: float | None = None) -> float:
    """Do something once, print what it took, and return the seconds."""
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        action()
        seconds = time.perf_counter() - began
    ratio = f"{seconds / compared_with:7.1f} ×" if compared_with else ""
    print(f"{what:48} {len(captured):5} queries {seconds:7.2f} s {ratio}")
    return seconds


def page_below_home(slug: str, paragraphs: int) -> StandardPage:
    """A German page with that many paragraphs."""
    home = HomePage.objects.get(locale__language_code=SOURCE)
    body = [
        ("text", f"<p>Absatz {number} über <b>Anerkennung</b> im Beruf.</p>") for number in range(paragraphs)
    ]
    return home.add_child(instance=StandardPage(title=slug.title(), slug=slug, lead="Ein Satz.", body=body))


def submit_in_the_admin(client: Client, page: StandardPage, locales: list[Locale]) -> None:
    """As the editor does it where a worker carries the tasks out."""
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    with override_settings(TASKS=QUEUE):
        response = client.post(url, {"locales": [locale.pk for locale in locales]})
    if response.status_code != 302 or DBTaskResult.objects.count() != 1:
        raise SystemExit(f"{url} answered {response.status_code}")


def main(paragraphs: int) -> None:
    """Publish, submit into one language, submit into the rest, and submit into all of them by the admin."""
    with own_database("submitting"):
        codes = [language.code for language in LANGUAGES if language.code != SOURCE]
        locales = [Locale.objects.get_or_create(language_code=code)[0] for code in codes]
        for locale in locales:
            submit(HomePage.objects.get(locale__language_code=SOURCE), locale)
        submit(page_below_home("warm", paragraphs), locales[0])
        page, other = page_below_home("eins", paragraphs), page_below_home("zwei", paragraphs)
        client = Client()
        client.force_login(User.objects.create_superuser("bench"))
        print(f"a page of {paragraphs} paragraphs")
        once = measure("publishing it in German", lambda: page.save_revision().publish())
        measure("submitting it into 1 language", lambda: submit(page, locales[0]), once)
        measure(
            f"submitting it into {len(locales)} languages",
            lambda: [submit(other, one) for one in locales],
            once,
        )
        third = page_below_home("drei", paragraphs)
        measure(
            "what the editor waits for, with a worker",
            lambda: submit_in_the_admin(client, third, locales),
            once,
        )


if __name__ == "__main__":
    main(*numbers(20))
