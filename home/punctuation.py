"""The signs between the items of a list, which Arabic and Persian write in a way of their own."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def comma() -> str:
    """The comma of the active language."""
    return pgettext("between the items of a list", ",")


def semicolon() -> str:
    """The semicolon of the active language."""
    return pgettext("between groups, which may contain commas", ";")


def listed(items: Iterable[object]) -> str:
    """The items in one line, with the comma of the active language between them."""
    return f"{comma()} ".join(str(item) for item in items)


def listed_groups(groups: Iterable[object]) -> str:
    """The groups in one line; what is between them is stronger than the commas in them."""
    return f"{semicolon()} ".join(str(group) for group in groups)
