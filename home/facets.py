"""Choosing from a list by facets: questions with closed answers, each with the number of items behind it.

Knows nothing of what is listed. Whoever lists something says which facets there are, which answers hold for
each item, and what the address asks for; from that follow the items that match, the counts and the links.
Several answers to one question widen the list, answers to several questions narrow it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.functional import Promise

Row = Sequence[Collection[str]]
"""One item: for each facet, in their order, the codes of the answers that hold for it."""


@dataclass(frozen=True)
class Facet:
    """A question. `name` is the parameter in the address, `choices` are (code, label) in the order shown.

    With `single` there is one answer at a time: of several in an address, the last in the order of `choices`
    counts (so that where each answer holds the ones before it, nothing is lost). With `is_open` the answers
    are in sight from the start. `hint` is a sentence that helps to answer.
    """

    name: str
    label: str | Promise
    choices: Sequence[tuple[str, str | Promise]]
    single: bool = False
    is_open: bool = False
    hint: str | Promise = ""


class Choice:
    """What an address asks for. What is no answer to a question is left out; it is never an error."""

    def __init__(self, facets: Sequence[Facet], query: QueryDict, path: str = "", **kept: str) -> None:
        """`path` is the address without query; `kept` are other parameters that its links carry on."""
        self.path = path
        self.kept = {name: value for name, value in kept.items() if value}
        self._chosen = {facet.name: _known(facet, query.getlist(facet.name)) for facet in facets}
        self._single = {facet.name for facet in facets if facet.single}

    def of(self, name: str) -> tuple[str, ...]:
        """The answers chosen for the facet of this name, in the order of its choices."""
        return self._chosen.get(name, ())

    def __bool__(self) -> bool:
        return any(self._chosen.values())

    def __len__(self) -> int:
        """The number of answers chosen."""
        return sum(len(codes) for codes in self._chosen.values())

    def pairs(self) -> list[tuple[str, str]]:
        """Name and code of each answer chosen, in the order of the facets."""
        return [(name, code) for name, codes in self._chosen.items() for code in codes]

    def address(self, **other: str) -> str:
        """The address of this choice; `other` parameters replace those that are kept."""
        return self._address(self._chosen, {**self.kept, **other})

    @property
    def address_of_all(self) -> str:
        """The address where nothing is chosen."""
        return self._address({}, self.kept)

    def address_with(self, name: str, code: str) -> str:
        """The address with one more answer; it replaces the other one where there can be only one."""
        before = () if name in self._single else self.of(name)
        return self._address({**self._chosen, name: (*before, code)}, self.kept)

    def address_without(self, name: str, code: str) -> str:
        """The address without one of the answers."""
        left = tuple(one for one in self.of(name) if one != code)
        return self._address({**self._chosen, name: left}, self.kept)

    def _address(self, chosen: Mapping[str, Iterable[str]], kept: Mapping[str, str]) -> str:
        query = QueryDict(mutable=True)
        for name, codes in chosen.items():
            query.setlist(name, list(codes))
        query.update({name: value for name, value in kept.items() if value})
        written = query.urlencode()
        return f"{self.path}?{written}" if written else self.path or "?"


def _known(facet: Facet, wanted: Collection[str]) -> tuple[str, ...]:
    known = tuple(code for code, _label in facet.choices if code in wanted)
    return known[-1:] if facet.single else known


@dataclass(frozen=True)
class Answer:
    """One answer as it is shown: `count` items would be listed for it beside the choices of other facets."""

    facet: Facet
    code: str
    label: str | Promise
    count: int
    is_chosen: bool
    choice: Choice

    @property
    def address(self) -> str:
        """Where a click on it leads: the list with this answer, or without it if it is chosen."""
        change = self.choice.address_without if self.is_chosen else self.choice.address_with
        return change(self.facet.name, self.code)


@dataclass(frozen=True)
class Question:
    """A facet as it is shown: only answers that hold for some item at all, or that are chosen."""

    facet: Facet
    answers: list[Answer]

    @property
    def chosen(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.is_chosen]

    @property
    def is_open(self) -> bool:
        """Whether its answers are in sight: from the start, or because one is chosen."""
        return self.facet.is_open or bool(self.chosen)


class Holdings:
    """Items, the facets they can be chosen by, and which answers hold for which items. Never changes.

    `holding` has for each facet and each of its codes one whole number with a byte for each item: 1 where the
    answer holds. So to choose and to count is arithmetic, and takes a moment for thousands of items.
    """

    def __init__(self, facets: Sequence[Facet], rows: Sequence[Row]) -> None:
        self.facets = facets
        self.size = len(rows)
        self.everything = _number(bytearray(b"\1") * self.size)
        columns = zip(*rows, strict=True) if rows else [()] * len(facets)
        self.holding = [self._read(facet, column) for facet, column in zip(facets, columns, strict=True)]

    def _read(self, facet: Facet, column: Iterable[Collection[str]]) -> dict[str, int]:
        """For each code, the items it holds for. `column` has the codes of each item, in their order.

        The same few combinations of codes come again and again, so that each is taken apart only once.
        """
        marks: dict[tuple[str, ...], bytearray] = {}
        for position, codes in enumerate(map(tuple, column)):
            if codes not in marks:
                marks[codes] = bytearray(self.size)
            marks[codes][position] = 1
        holding = {code: 0 for code, _label in facet.choices}
        for codes, mark in marks.items():
            number = _number(mark)
            for code in codes:
                if code in holding:
                    holding[code] |= number
        return holding


class FacetedList:
    """Items with their facets, as one choice shows them."""

    def __init__(self, holdings: Holdings, choice: Choice) -> None:
        self.facets = holdings.facets
        self.choice = choice
        self._holdings = holdings

    @cached_property
    def _wanted(self) -> list[int]:
        """For each facet, the items that its chosen answers allow."""
        wanted = []
        for facet, holding in zip(self.facets, self._holdings.holding, strict=True):
            allowed = 0
            for code in self.choice.of(facet.name):
                allowed |= holding[code]
            wanted.append(allowed if self.choice.of(facet.name) else self._holdings.everything)
        return wanted

    def _allowed_by_all(self, but: int | None = None) -> int:
        """The items that all facets allow, or all but the one at a place."""
        allowed = self._holdings.everything
        for place, wanted in enumerate(self._wanted):
            if place != but:
                allowed &= wanted
        return allowed

    @cached_property
    def matching(self) -> list[int]:
        """The places in `rows` of the items that match the choice, in their order."""
        marks = self._allowed_by_all().to_bytes(self._holdings.size, "little")
        return [position for position, mark in enumerate(marks) if mark]

    @cached_property
    def questions(self) -> list[Question]:
        """The facets with their answers and counts. A facet that holds for no item is left out."""
        questions = (Question(facet, list(self._answers(place))) for place, facet in enumerate(self.facets))
        return [question for question in questions if question.answers]

    def _answers(self, place: int) -> Iterator[Answer]:
        facet, holding = self.facets[place], self._holdings.holding[place]
        allowed = self._allowed_by_all(but=place)
        chosen = self.choice.of(facet.name)
        for code, label in facet.choices:
            if holding[code] or code in chosen:
                count = (holding[code] & allowed).bit_count()
                yield Answer(facet, code, label, count, code in chosen, self.choice)

    @property
    def chosen(self) -> list[Answer]:
        """All answers chosen, in the order of the facets."""
        return [answer for question in self.questions for answer in question.chosen]


def _number(marks: bytearray) -> int:
    return int.from_bytes(marks, "little")
