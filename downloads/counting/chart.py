"""A bar chart as numbers for an SVG: nothing to run, and beside it a table says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from downloads.counting.figures import Step

WIDTH, HEIGHT = 720, 160
GAP = 0.25
"""The part of a bar's place that stays free."""


@dataclass(frozen=True)
class Bar:
    """A bar in the chart's units, and the step it stands for."""

    step: Step
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Chart:
    """Bars from the oldest to the newest; `highest` is what the full height stands for."""

    bars: list[Bar]
    highest: int
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(steps: Sequence[Step]) -> Chart:
    """The chart of `steps`; a day with one download is still to be seen beside one with thousands."""
    highest = max((step.number for step in steps), default=0)
    place = WIDTH / max(len(steps), 1)
    bars = []
    for position, step in enumerate(steps):
        height = max(HEIGHT * step.number / highest, 2) if step.number else 0
        x = place * (position + GAP / 2)
        bars.append(
            Bar(step, round(x, 1), round(HEIGHT - height, 1), round(place * (1 - GAP), 1), round(height, 1))
        )
    return Chart(bars, highest)
