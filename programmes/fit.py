"""How well an offer fits somebody: the rule behind the finder.

Four things decide whether an offer fits at all, and the same four, weighed, how well. An answer that was not
given, and a fact that an offer leaves open, excludes nothing.

| what | fits if the offer … | points |
|---|---|---|
| line of work | is for one of those named / for all of them | 4 / 1 |
| recognition | names this state / leaves it open, or names all states | 3 / 1 |
| place | is in this Kreis / in the whole region / online | 3 / 2 / 1 |
| German | needs exactly this level / less | 2 / 1 |

An offer that speaks the reader's language gets two points more; it fits without, too. What is only for
employers, counsellors or organisations is never shown to somebody who looks for a way into work.
"""

from dataclasses import dataclass
from enum import Enum

from programmes.offer_facets import levels_that_suffice
from programmes.offer_facts import OfferFacts
from programmes.vocabularies import Audience, Kreis, RecognitionState, Sector


class Match(Enum):
    """How an offer meets one wish. The value says whether it was meant, or only left open."""

    NAMED = "named"
    OPEN = "open"
    ONLINE = "online"
    NOT_ASKED = "not asked"


POINTS = {
    "sector": {Match.NAMED: 4, Match.OPEN: 1},
    "recognition": {Match.NAMED: 3, Match.OPEN: 1},
    "place": {Match.NAMED: 3, Match.OPEN: 2, Match.ONLINE: 1},
    "german": {Match.NAMED: 2, Match.OPEN: 1},
}
POINTS_FOR_THE_LANGUAGE = 2


@dataclass(frozen=True)
class Situation:
    """What somebody said of herself; empty where she did not. `language` is the one she reads in."""

    sectors: tuple[str, ...] = ()
    recognition: str = ""
    german: str = ""
    kreis: str = ""
    language: str = ""


@dataclass(frozen=True)
class Fit:
    """That an offer fits, and by what."""

    offer: OfferFacts
    sector: Match = Match.NOT_ASKED
    recognition: Match = Match.NOT_ASKED
    place: Match = Match.NOT_ASKED
    german: Match = Match.NOT_ASKED
    speaks: bool = False

    @property
    def points(self) -> int:
        """0 and more; the more, the better the fit."""
        matches = sum(POINTS[wish].get(getattr(self, wish), 0) for wish in POINTS)
        return matches + (POINTS_FOR_THE_LANGUAGE if self.speaks else 0)


def fit(offer: OfferFacts, situation: Situation) -> Fit | None:
    """How an offer fits a situation; None if it does not."""
    if offer.audiences and Audience.PROFESSIONALS not in offer.audiences:
        return None
    sector = _sector(offer, situation.sectors)
    recognition = _recognition(offer, situation.recognition)
    place = _place(offer, situation.kreis)
    german = _german(offer, situation.german)
    if sector is None or recognition is None or place is None or german is None:
        return None
    speaks = bool(situation.language) and situation.language in offer.coaching_languages
    return Fit(offer, sector, recognition, place, german, speaks)


def _sector(offer: OfferFacts, wanted: tuple[str, ...]) -> Match | None:
    if not wanted:
        return Match.NOT_ASKED
    if set(wanted) & set(offer.sectors):
        return Match.NAMED
    return Match.OPEN if not offer.sectors or Sector.CROSS_SECTOR in offer.sectors else None


def _recognition(offer: OfferFacts, state: str) -> Match | None:
    if not state:
        return Match.NOT_ASKED
    if not offer.recognition_states or len(offer.recognition_states) == len(RecognitionState):
        return Match.OPEN
    return Match.NAMED if state in offer.recognition_states else None


def _place(offer: OfferFacts, kreis: str) -> Match | None:
    if not kreis:
        return Match.NOT_ASKED
    if kreis in offer.kreise:
        return Match.NAMED
    if not offer.kreise or Kreis.OWL in offer.kreise:
        return Match.OPEN
    return Match.ONLINE if Kreis.ONLINE in offer.kreise else None


def _german(offer: OfferFacts, level: str) -> Match | None:
    if not level:
        return Match.NOT_ASKED
    if level == offer.level_in:
        return Match.NAMED
    return Match.OPEN if level in levels_that_suffice(offer.level_in) else None


def best_first(offers: list[OfferFacts], situation: Situation) -> list[Fit]:
    """The offers that fit, the best first; of equally good ones that which begins first, then by name."""
    fits = [found for offer in offers if (found := fit(offer, situation))]
    return sorted(fits, key=_order)


def _order(found: Fit) -> tuple[object, ...]:
    offer = found.offer
    begins = "" if offer.rolling_start else str(offer.next_start or "9999")
    return -found.points, begins, offer.title.casefold(), offer.pk
