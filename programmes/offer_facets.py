"""The questions by which readers choose among offers, and which answers hold for an offer.

One rule for all of them: what an offer leaves open excludes nobody.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cache

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
    GermanLevel.choices,
    single=True,
    is_open=True,
    hint=_("You see what your German is enough for."),
)
LANGUAGE = Facet(
    "sprache", _("In which language do you want to talk?"), SpokenLanguage.choices, is_open=True
)
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
        facts.sectors or (Sector.CROSS_SECTOR.value,),
        (facts.offer_type,),
        (facts.format,),
        facts.recognition_states or RecognitionState.values,
        facts.audiences or Audience.values,
        starts_of(facts, today),
        (facts.organisation,),
        (facts.funding_round,),
    )


def places_of(kreise: Collection[str]) -> Collection[str]:
    """The Kreise that an offer is for: all of them if it is for the whole region, online, or says nothing."""
    return kreise if kreise and not EVERYWHERE.intersection(kreise) else Kreis.values


@cache
def levels_that_suffice(needed: str) -> tuple[str, ...]:
    """The levels of German with which somebody can take part: the one that is needed, and those above."""
    return tuple(GermanLevel.values[GermanLevel(needed).rank :])


def starts_of(facts: OfferFacts, today: date) -> list[str]:
    """When somebody can start; each answer holds where the one before it does."""
    day = today if facts.rolling_start else facts.next_start
    answers = [StartTime.ROLLING.value] if facts.rolling_start else []
    if day and day <= today + NOW:
        answers.append(StartTime.NOW.value)
    if day and day <= months_from(today, SOON_IN_MONTHS):
        answers.append(StartTime.SOON.value)
    return answers
