"""The questions by which the results of one kind are narrowed: year, language, programme."""

from collections import Counter
from collections.abc import Sequence

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from config.languages import LANGUAGES
from home.facets import Choice, Facet, FacetedList, Holdings
from search.found import Row
from search.models import Entry

YEAR, LANGUAGE, PROGRAMME = "jahr", "sprache", "programm"


def faceted(rows: Sequence[Row], code: str, query: QueryDict, **kept: str) -> FacetedList:
    """Results of one kind in their order, with the facets that tell some of them apart. At most one query."""
    years = sorted({str(row.day.year) for row in rows if row.day}, reverse=True)
    languages = {row.language for row in rows}
    programmes = Counter(path for row in rows for path in row.programmes)
    facets = [
        Facet(YEAR, _("Year"), [(year, year) for year in years]),
        Facet(
            LANGUAGE, _("Language"), [(one.code, one.own_name) for one in LANGUAGES if one.code in languages]
        ),
        Facet(PROGRAMME, _("Programme"), _titles(list(programmes), code)),
    ]
    answers = [
        ([str(row.day.year)] if row.day else [], [row.language], [_short(path) for path in row.programmes])
        for row in rows
    ]
    # A question with one answer does not help to choose.
    useful = [place for place, facet in enumerate(facets) if len(facet.choices) > 1]
    facets = [facets[place] for place in useful]
    rows_of_answers = [[row[place] for place in useful] for row in answers]
    return FacetedList(Holdings(facets, rows_of_answers), Choice(facets, query, **kept))


def _titles(paths: list[str], code: str) -> list[tuple[str, str]]:
    """The programmes by their titles, as readers of the language see them."""
    if not paths:
        return []
    entries = Entry.objects.filter(kind="programme", path__in=paths).values_list("path", "title", "readers")
    titles = {path: title for path, title, readers in entries if code in readers.split()}
    return sorted(
        ((_short(path), title) for path, title in titles.items()), key=lambda one: one[1].casefold()
    )


def _short(path: str) -> str:
    """`fit-for-mint` for `programme/fit-for-mint/`."""
    return path.rstrip("/").rpartition("/")[2]
