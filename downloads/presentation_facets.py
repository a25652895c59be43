"""The questions by which visitors choose among presentations, and which answers hold for one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.utils.translation import gettext_lazy as _

from config.languages import LANGUAGES
from downloads.file_facts import FileFacts
from downloads.listings import FACTS, public_files
from downloads.models import Presentation
from home.facets import Facet, Row
from programmes.models import Event, ProgrammePage, Series

FORMATS = {
    "pdf": "PDF",
    "pptx": "PowerPoint (PPTX)",
    "odp": "OpenDocument (ODP)",
    "docx": "Word (DOCX)",
    "odt": "OpenDocument (ODT)",
    "xlsx": "Excel (XLSX)",
    "ods": "OpenDocument (ODS)",
    "zip": "ZIP",
}
"""The kinds of files there can be, by extension. Names of formats are the same in every language."""


@dataclass(frozen=True)
class PresentationFacts:
    """What a list of all presentations has to know of each: `event`, `series`, `programmes` are addresses."""

    pk: int
    day: date
    event: str | None
    series: str | None
    programmes: frozenset[str]
    files: tuple[FileFacts, ...]


def presentation_facts_in(code: str) -> list[PresentationFacts]:
    """All presentations with something to download, the newest first, in the language `code`. One query."""
    files = public_files().filter(presentation__translation_key=OuterRef("translation_key"))
    of_event = ProgrammePage.objects.filter(events=OuterRef("event")).order_by().values("slug")
    rows = (
        Presentation.objects.in_language(code)
        .annotate(facts=ArraySubquery(files.values(facts=FACTS)), of_event=ArraySubquery(of_event))
        .filter(facts__len__gt=0)
        .newest()
        .values_list(
            "pk", "date", "event__slug", "event__series__slug", F("programme__slug"), "of_event", "facts"
        )
    )
    return [
        PresentationFacts(
            pk,
            day,
            event,
            series,
            frozenset({*of_event, *filter(None, [programme])}),
            tuple(FileFacts(**file) for file in facts),
        )
        for pk, day, event, series, programme, of_event, facts in rows
    ]


def facets_for(facts: Iterable[PresentationFacts], code: str) -> list[Facet]:
    """The facets of a list of presentations, in the language `code`. Three queries."""
    years = sorted({str(one.day.year) for one in facts}, reverse=True)
    events = Event.objects.in_language(code).filter(slug__in={one.event for one in facts if one.event})
    series = Series.objects.in_language(code).values_list("slug", "name").order_by("name")
    programmes = ProgrammePage.objects.in_language(code).filter(
        slug__in={slug for one in facts for slug in one.programmes}
    )
    return [
        Facet("jahr", _("Year"), [(year, year) for year in years], is_open=True),
        Facet("reihe", _("Series"), list(series), is_open=True),
        Facet(
            "sprache",
            _("Language"),
            [(language.code, language.own_name) for language in LANGUAGES],
            is_open=True,
        ),
        Facet("programm", _("Programme"), list(programmes.order_by("title").values_list("slug", "title"))),
        Facet("format", _("Format"), list(FORMATS.items())),
        Facet("termin", _("Event"), list(_events(events.order_by("-start").values_list("slug", "title")))),
    ]


def _events(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each address once."""
    yield from dict(rows).items()


def answers_of(one: PresentationFacts) -> Row:
    """Which answers hold for a presentation, in the order of `facets_for`."""
    return (
        [str(one.day.year)],
        [one.series] if one.series else [],
        {file.language for file in one.files},
        one.programmes,
        {file.extension for file in one.files},
        [one.event] if one.event else [],
    )
