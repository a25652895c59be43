"""The public pages that tests look at as a whole: every page type, translated and not translated."""

from demo.builders.pages import fill_home
from tests.test_pages import FEW, PAGES, fill, first_ones
from tests.worlds import World, committed

NOT_THERE = "gibt-es-nicht/"
PLACES = {**PAGES, "event without translation": "termine/termin-2/", "page not found": NOT_THERE}
HOME = {
    "title": "Start",
    "heading": "Ankommen in Ostwestfalen-Lippe",
    "lead": "Beispiel e. V. hilft.",
    "body": [{"heading": "Was wir tun"}, {"paragraph": "Qualifizierungswerkstätten und Begleitung."}],
    "figures": [{"number": "4,8 Mio. €", "label": "Fördermittel"}],
    "entries": [
        {"title": "Welches Angebot passt?", "text": "Wählen Sie.", "target": "angebote"},
        {"title": "Termine", "text": "", "target": "termine"},
    ],
}


def built(*codes: str) -> World:
    """A small site in German, of which the first of each kind is translated into the languages."""
    world = World()
    fill(world, FEW)
    settings = world.home.get_site().sitesettings
    settings.operator, settings.street, settings.city = "Beispiel e. V.", "Musterstraße 1", "Bielefeld"
    settings.phone, settings.email = "+49 521 5550100", "kontakt@example.org"
    settings.save()
    with committed():
        fill_home(world.home, HOME, {"angebote": world.offer_index, "termine": world.event_index})
    for code in set(codes) - {"de"}:
        for thing in (world.home, *first_ones(world)):
            world.translate(thing, code)
    return world
