"""The questions by which readers choose among offers, and which answers hold for an offer.

One rule for all of them: what an offer leaves open excludes nobody.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

from django.utils.translation import gettext_lazy as _

from home.facets import Facet, Row
from programmes.months import months_from
from programmes.offer_facts import OfferFacts
from programmes.vocabularies import (
    EVERYWHERE,
    Audience,
    Format,
    FundingRound,
    GermanLevel,
    Kreis,
    OfferType,
    RecognitionState,
    Sector,
    SpokenLanguage,
    StartTime,
)

NOW = timedelta(weeks=4)
SOON_IN_MONTHS = 3

# Asked for each of thousands of offers; an enumeration makes its list of values anew each time.
ALL_KREISE = tuple(Kreis.values)
ALL_AUDIENCES = tuple(Audience.values)
ALL_RECOGNITION_STATES = tuple(RecognitionState.values)
ALL_STARTS = tuple(StartTime.values)
NO_SECTOR = (Sector.CROSS_SECTOR.value,)

LEVELS_OF_A_READER = [
    (GermanLevel.NONE.value, _("No German, or very little")),
    *(choice for choice in GermanLevel.choices if choice[0] != GermanLevel.NONE),
]

KREIS = Facet(
    "kreis",
    _("Where do you live?"),
    [choice for choice in Kreis.choices if choice[0] not in EVERYWHERE],
    is_open=True,
    hint=_("Offers for the whole region and online offers are shown everywhere."),
)
GERMAN = Facet(
    "deutsch",
    _("How much German do you have?"),
    LEVELS_OF_A_READER,
    single=True,
    is_open=True,
    hint=_("You see what your German is enough for."),
)
LANGUAGE = Facet("sprache", _("In which language do you want to talk?"), SpokenLanguage.choices)
SECTOR = Facet("branche", _("Sector"), Sector.choices)
TYPE = Facet("art", _("Type of offer"), OfferType.choices)
FORMAT = Facet("form", _("Format"), Format.choices)
RECOGNITION = Facet("anerkennung", _("State of recognition"), RecognitionState.choices)
AUDIENCE = Facet("zielgruppe", _("Who are you?"), Audience.choices)
START = Facet("start", _("When do you want to start?"), StartTime.choices, single=True)
FUNDING_ROUND = Facet("runde", _("Funding round"), FundingRound.choices)


def facets_for(facts: Iterable[OfferFacts]) -> list[Facet]:
    """The facets of a list of offers. Only the organisations depend on what is listed."""
    organisations = {one.organisation: one.organisation_name for one in facts if one.organisation}
    names = sorted(organisations.items(), key=lambda choice: choice[1].casefold())
    return [
        KREIS,
        GERMAN,
        LANGUAGE,
        SECTOR,
        TYPE,
        FORMAT,
        RECOGNITION,
        AUDIENCE,
        START,
        Facet("traeger", _("Organisation"), names),
        FUNDING_ROUND,
    ]


def answers_of(facts: OfferFacts, today: date) -> Row:
    """For each facet, the answers that hold for an offer."""
    return (
        places_of(facts.kreise),
        levels_that_suffice(facts.level_in),
        facts.coaching_languages,
        facts.sectors or NO_SECTOR,
        (facts.offer_type,),
        (facts.format,),
        facts.recognition_states or ALL_RECOGNITION_STATES,
        facts.audiences or ALL_AUDIENCES,
        starts_of(facts, today),
        (facts.organisation,),
        (facts.funding_round,),
    )


@lru_cache(maxsize=1000)
def places_of(kreise: tuple[str, ...]) -> tuple[str, ...]:
    """The Kreise that an offer is for: all of them if it is for the whole region, online, or says nothing."""
    return kreise if kreise and not EVERYWHERE.intersection(kreise) else ALL_KREISE


@cache
def levels_that_suffice(needed: str) -> tuple[str, ...]:
    """The levels of German with which somebody can take part: the one that is needed, and those above."""
    return tuple(GermanLevel.values[GermanLevel(needed).rank :])


def starts_of(facts: OfferFacts, today: date) -> tuple[str, ...]:
    """When somebody can start; each answer holds where the one before it does."""
    if facts.rolling_start:
        return ALL_STARTS
    return starts_on(facts.next_start, today) if facts.next_start else ()


@lru_cache(maxsize=2000)
def starts_on(day: date, today: date) -> tuple[str, ...]:
    """The answers that hold for an offer that begins on a day from today on."""
    if day <= today + NOW:
        return (StartTime.NOW.value, StartTime.SOON.value)
    return (StartTime.SOON.value,) if day <= months_from(today, SOON_IN_MONTHS) else ()
