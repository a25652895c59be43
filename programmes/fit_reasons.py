"""Why an offer fits, or what keeps it from fitting, in the reader's words.

What people chose stands after a colon or as a mere name, so that it needs no case in any language.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from home.punctuation import listed
from programmes.fit import Fit, Match, NearMiss, Situation
from programmes.vocabularies import GermanLevel, Kreis, RecognitionState, Sector, SpokenLanguage


def reasons(found: Fit, situation: Situation) -> list[str]:
    """Why an offer fits a situation: parts of a sentence that begin with “because”, the strongest first.

    What the offer leaves open is no reason, unless nothing else is known.
    """
    return [*_about_place_and_german(found, situation), *_about_work(found, situation)] or [
        _("because it is open to everybody")
    ]


def what_is_missing(miss: NearMiss, situation: Situation) -> str:
    """The one thing that keeps an offer from fitting, as a sentence."""
    offer = miss.offer
    match miss.wish:
        case "german":
            needed = GermanLevel(offer.level_in).label
            if situation.german == GermanLevel.NONE:
                return _("It needs %(needed)s. You have no German yet, or very little.") % {"needed": needed}
            has = GermanLevel(situation.german).label
            return _("It needs %(needed)s, you have %(has)s.") % {"needed": needed, "has": has}
        case "place":
            places = listed([Kreis(code).label for code in offer.kreise])
            return _("It is somewhere else: %(places)s") % {"places": places}
        case "recognition":
            states = listed([RecognitionState(code).label for code in offer.recognition_states])
            return _("It is for another state of recognition: %(states)s") % {"states": states}
    sectors = listed([Sector(code).label for code in offer.sectors])
    return _("It is about other work: %(sectors)s") % {"sectors": sectors}


def _about_place_and_german(found: Fit, situation: Situation) -> Iterator[str]:
    level = GermanLevel(situation.german).label if situation.german else ""
    kreis = Kreis(situation.kreis).label if situation.kreis else ""
    needs_none = found.offer.level_in == GermanLevel.NONE
    has_level = found.german is not Match.NOT_ASKED and not needs_none
    if has_level and found.place is Match.NAMED:
        yield _("because you have %(level)s and live here: %(kreis)s") % {"level": level, "kreis": kreis}
    elif has_level:
        yield _("because you have %(level)s, and that is enough") % {"level": level}
    elif found.place is Match.NAMED:
        yield _("because you live here: %(kreis)s") % {"kreis": kreis}
    if found.german is not Match.NOT_ASKED and needs_none:
        yield _("because you need no German for it")
    if found.place is Match.OPEN:
        yield _("because it is for the whole region")
    if found.place is Match.ONLINE:
        yield _("because you can take part online")


def _about_work(found: Fit, situation: Situation) -> Iterator[str]:
    if found.sector is Match.NAMED:
        shared = [Sector(code).label for code in situation.sectors if code in found.offer.sectors]
        yield _("because it is about your work: %(sectors)s") % {"sectors": listed(shared)}
    if found.recognition is Match.NAMED:
        state = RecognitionState(situation.recognition).label
        yield _("because it suits your recognition: %(state)s") % {"state": state}
    if found.speaks:
        language = SpokenLanguage(situation.language).label
        yield _("because you can talk there in your language: %(language)s") % {"language": language}
