"""Measures the list of offers and the finder: 2,000 offers × 9 languages by default.

    .venv/bin/python -m bench.offers [offers]

Works in a database of its own, which is removed at the end; the rows are made in bulk. Prints queries and
times (the median, and what 95 % stay below; see measure/times.py) of facets and list alone and of whole
pages, and how many times longer a page takes than with a tenth of the offers.
"""

import uuid
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Locale, Page

from bench.measure.answers import ask
from bench.measure.arguments import numbers
from bench.measure.database import own_database
from bench.measure.times import Times, reference, timed
from config.languages import LANGUAGES, SOURCE
from config.memory import keep_what_is_there
from demo.builders import pages, programmes
from demo.builders.translations import locale_for
from home.models import HomePage
from home.remembering.state import renew
from programmes.models import (
    OfferIndexPage,
    OfferPage,
    OfferStart,
    ProgrammeIndexPage,
    ProgrammePage,
)
from programmes.offer_listing import OfferListing
from programmes.vocabularies import (
    Audience,
    Format,
    GermanLevel,
    Kreis,
    OfferType,
    RecognitionState,
    Sector,
    SpokenLanguage,
)

LISTS = (
    "angebote/",
    "angebote/?kreis=lippe&deutsch=b1&sprache=ar",
    "angebote/?branche=health&branche=mint&start=soon&sortierung=start&seite=3",
    "angebote/finder/?schritt=ergebnis&branche=mint&anerkennung=partial&deutsch=b1&kreis=lippe",
)


def some(values: list[str], number: int, many: int) -> list[str]:
    """Up to `many` of the values, others for each number."""
    return list(dict.fromkeys(values[(number * 7 + step * 3) % len(values)] for step in range(many)))


def facts_of(number: int) -> dict[str, object]:
    """The facts of one offer: all answers come up, in many combinations."""
    return {
        "promise": f"Versprechen {number}",
        "offer_type": OfferType.values[number % len(OfferType)],
        "sectors": some(Sector.values, number, 1 + number % 3),
        "audiences": some(Audience.values, number // 3, number % 3),
        "recognition_states": some(RecognitionState.values, number // 5, number % 4),
        "kreise": some(Kreis.values, number // 2, 1 + number % 3),
        "format": Format.values[number // 7 % len(Format)],
        "level_in": GermanLevel.values[number // 11 % len(GermanLevel)],
        "coaching_languages": some(SpokenLanguage.values, number, 2 + number % 4),
        "rolling_start": number % 3 == 0,
        "verified_on": timezone.localdate() - timedelta(days=number % 400),
    }


def sections() -> list[ProgrammePage]:
    """The lists, and five programmes in all languages."""
    home = HomePage.objects.get(locale__language_code=SOURCE)
    pages.section(home, OfferIndexPage, slug="angebote", title="Angebote")
    home.refresh_from_db()
    index = pages.section(home, ProgrammeIndexPage, slug="programme", title="Programme")
    made = []
    for number in range(5):
        organisation = programmes.organisation(f"Organisation {number}")
        made.append(programmes.programme(index, organisation, slug=f"p-{number}", title=f"Programm {number}"))
        index.refresh_from_db()
    return made


def fill(parents: list[ProgrammePage], first: int, last: int) -> None:
    """Offers `first` to `last` in every language, straight into the tables, below the programmes."""
    content_type = ContentType.objects.get_for_model(OfferPage)
    locales = [locale_for(language.code) for language in LANGUAGES]
    keys = [uuid.uuid4() for _ in range(first, last)]
    for place, locale in enumerate(locales):
        new = []
        for number, key in zip(range(first, last), keys, strict=True):
            parent = parents[number % len(parents)]
            code = locale.language_code
            page = OfferPage(
                path=Page._get_path(parent.path, parent.depth + 1, place * 100_000 + number + 1),
                depth=parent.depth + 1,
                numchild=0,
                title=f"Angebot {number * 7919 % 10_007} {code}",
                draft_title=f"Angebot {number} {code}",
                slug=f"angebot-{number}-{code}",
                url_path=f"{parent.url_path}angebot-{number}-{code}/",
                content_type=content_type,
                locale=locale,
                translation_key=key,
                live=True,
                **facts_of(number),
            )
            new.append(page)
        insert(new, is_source=locale.language_code == SOURCE)


def insert(new: list[OfferPage], *, is_source: bool) -> None:
    """Both rows of each page (bulk_create cannot do it for models with a parent), and start dates."""
    shared = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    bases = Page.objects.bulk_create(
        [Page(**{name: getattr(page, name) for name in shared}) for page in new], batch_size=1000
    )
    for page, base in zip(new, bases, strict=True):
        page.page_ptr_id = page.id = base.pk
    own = OfferPage._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in own)
    marks = ", ".join(["%s"] * len(own))
    rows = [[field.get_db_prep_save(field.pre_save(page, True), connection) for field in own] for page in new]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {OfferPage._meta.db_table} ({columns}) VALUES ({marks})",  # noqa: S608
            rows,
        )
    if is_source:
        today = timezone.localdate()
        OfferStart.objects.bulk_create(
            OfferStart(offer_id=page.pk, date=today + timedelta(days=number % 300), sort_order=0)
            for number, page in enumerate(new)
            if not page.rolling_start
        )


def say(what: str, queries: int, times: Times, more: str = "") -> None:
    """One line of what was found."""
    print(f"{what}\n    {queries} queries   {times} {more}")


def measure_the_list(query: str) -> None:
    """The part of a page that grows with the offers: facets with their counts, and the offers on it."""

    def work() -> None:
        listing = OfferListing(QueryDict(query), "uk", "/")
        listing.part(1, 12)
        assert listing.faceted.questions  # noqa: S101

    with translation.override("uk"):
        work()
        with CaptureQueriesContext(connection) as captured:
            work()
        queries = len(captured)
        times = timed(work)
    say(f"facets and list alone ?{query}", queries, times)


def measure_after_a_change(client: Client, address: str) -> None:
    """Ask for an address that nobody has asked for since something was published."""

    def work() -> None:
        client.get(address)

    with CaptureQueriesContext(connection) as captured:
        renew()
        saved = len(captured)
        work()
        queries = len(captured) - saved
    say(f"{address} after a change", queries, timed(work, before=renew))


def measure(client: Client, address: str) -> float:
    """Ask for an address many times; prints, and returns the median of the work in milliseconds."""
    answer = ask(client, address)
    times = timed(lambda: client.get(address))
    size = len(answer.response.content) / 1024
    say(address, answer.queries, times, f"{size:4.0f} KB")
    return times.half("work")


def main(offers: int) -> None:
    """Measure with a tenth of the offers, and with all."""
    with own_database("offers"):
        with translation.override(SOURCE):
            parents = sections()
        client = Client()
        keep_what_is_there()
        addresses = [f"/{code}/{listed}" for code in ("de", "uk") for listed in LISTS]
        medians = {}
        for first, last in ((0, offers // 10), (offers // 10, offers)):
            fill(parents, first, last)
            renew()
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            print(f"{last} offers × {Locale.objects.count()} languages")
            print(f"for comparison\n    {reference()}")
            measure_the_list("")
            measure_the_list("kreis=lippe&deutsch=b1&sprache=ar")
            for code in ("de", "uk"):
                measure_after_a_change(client, f"/{code}/{LISTS[0]}")
            medians[last] = {address: measure(client, address) for address in addresses}
        few, many = medians[offers // 10], medians[offers]
        print("ten times the offers take, of work")
        for address in addresses:
            print(f"{address:92} {many[address] / few[address]:4.1f} × as long")


if __name__ == "__main__":
    main(*numbers(2_000))
