"""The public pages that tests look at as a whole: every page type, translated and not translated."""

from tests.test_pages import FEW, PAGES, fill, first_ones
from tests.worlds import World

NOT_THERE = "gibt-es-nicht/"
PLACES = {**PAGES, "event without translation": "termine/termin-2/", "page not found": NOT_THERE}


def built(*codes: str) -> World:
    """A small site in German, of which the first of each kind is translated into the languages."""
    world = World()
    fill(world, FEW)
    for code in set(codes) - {"de"}:
        for thing in (world.home, *first_ones(world)):
            world.translate(thing, code)
    return world
