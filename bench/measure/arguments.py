"""What is written behind the name of a bench."""

import sys


def numbers(*otherwise: int) -> list[int]:
    """The whole numbers on the command line; those that are not there are `otherwise`."""
    given = [int(one) for one in sys.argv[1:]]
    return [*given, *otherwise[len(given) :]]
