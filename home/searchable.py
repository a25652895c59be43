"""What can be found: the words in which the rooms tell the search about their things.

The search knows no other room. A model that can be found is a `Searchable` and yields `SearchText`s;
a room that changes something without saving the thing itself calls `announce_change`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

searchable_changed = Signal()
"""Sent with `instance`, a Searchable whose texts may have changed."""


class Kind(models.TextChoices):
    """What kind of thing a search result is, in the order in which kinds are shown."""

    OFFER = "offer", _("Offers")
    PROGRAMME = "programme", _("Programmes")
    RECAP = "recap", _("Recaps")
    EVENT = "event", _("Events")
    PRESENTATION = "presentation", _("Presentations")
    SLIDE = "slide", _("Slides")
    PAGE = "page", _("Pages")


@dataclass(frozen=True)
class SearchText:
    """One thing that can be found, in one language.

    `path` is the address without language (`downloads/x/#slide-3`), `part` tells several texts of one
    thing apart (0 is the thing itself), `number` is the slide's, `picture` the address of a small picture,
    `people` are the names of those who speak in it, `programmes` the paths of the programmes it belongs to.
    """

    kind: Kind
    language: str
    title: str
    body: str
    path: str
    part: int = 0
    number: int = 0
    day: date | None = None
    picture: str = ""
    note: str = ""
    people: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()


class Searchable:
    """Mixin for models that can be found."""

    def search_texts(self) -> Iterable[SearchText]:
        """What the public may find of this thing; nothing if it is a draft or private."""
        raise NotImplementedError


def announce_change(instance: Searchable) -> None:
    """Tell the search that the texts of `instance` may have changed."""
    searchable_changed.send(type(instance), instance=instance)
