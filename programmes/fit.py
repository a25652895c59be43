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

An offer that fits but for one of the four things nearly fits. What can be learnt or reached comes first:
German (the less is lacking, the better), then the place, then recognition, then the line of work.
"""

from dataclasses import dataclass
from enum import Enum

from programmes.offer_facets import levels_that_suffice
from programmes.offer_facts import OfferFacts
from programmes.vocabularies import Audience, GermanLevel, Kreis, RecognitionState, Sector


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
    def is_meant(self) -> bool:
        """Whether it is about the work that somebody named, and not only open to all lines of work."""
        return self.sector is not Match.OPEN

    @property
    def points(self) -> int:
        """0 and more; the more, the better the fit."""
        matches = sum(POINTS[wish].get(getattr(self, wish), 0) for wish in POINTS)
        return matches + (POINTS_FOR_THE_LANGUAGE if self.speaks else 0)


@dataclass(frozen=True)
class NearMiss:
    """That an offer would fit but for one wish, one of `POINTS`. `points` are those of all other wishes."""

    offer: OfferFacts
    wish: str
    points: int


def fit(offer: OfferFacts, situation: Situation) -> Fit | None:
    """How an offer fits a situation; None if it does not."""
    met = _met(offer, situation)
    if None in met.values() or not _is_for_professionals(offer):
        return None
    return Fit(offer, **met, speaks=_speaks(offer, situation))


def near_miss(offer: OfferFacts, situation: Situation) -> NearMiss | None:
    """Which single wish keeps an offer from fitting; None if it fits, or if more than one does."""
    met = _met(offer, situation)
    missed = [wish for wish, match in met.items() if match is None]
    if len(missed) != 1 or not _is_for_professionals(offer):
        return None
    rest = {wish: match for wish, match in met.items() if match is not None}
    return NearMiss(offer, missed[0], Fit(offer, **rest, speaks=_speaks(offer, situation)).points)


def _met(offer: OfferFacts, situation: Situation) -> dict[str, Match | None]:
    """How an offer meets each of the four wishes; None where it does not."""
    return {
        "sector": _sector(offer, situation.sectors),
        "recognition": _recognition(offer, situation.recognition),
        "place": _place(offer, situation.kreis),
        "german": _german(offer, situation.german),
    }


def _is_for_professionals(offer: OfferFacts) -> bool:
    return not offer.audiences or Audience.PROFESSIONALS in offer.audiences


def _speaks(offer: OfferFacts, situation: Situation) -> bool:
    return bool(situation.language) and situation.language in offer.coaching_languages


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


def nearest_first(offers: list[OfferFacts], situation: Situation) -> list[NearMiss]:
    """The offers that nearly fit, those first where what is missing can be reached best."""
    misses = [found for offer in offers if (found := near_miss(offer, situation))]
    return sorted(misses, key=lambda miss: (*_distance(miss, situation), *_order(miss)))


def _distance(miss: NearMiss, situation: Situation) -> tuple[int, int]:
    """How far somebody is from meeting the wish: which it is, and the levels of German that are lacking."""
    if miss.wish == "german":
        return 0, GermanLevel(miss.offer.level_in).rank - GermanLevel(situation.german).rank
    return ("german", "place", "recognition", "sector").index(miss.wish), 0


def _order(found: Fit | NearMiss) -> tuple[object, ...]:
    offer = found.offer
    begins = "" if offer.rolling_start else str(offer.next_start or "9999")
    return -found.points, begins, offer.title.casefold(), offer.pk
