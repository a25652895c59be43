"""Counting in months of the calendar."""

from calendar import monthrange
from datetime import date


def months_from(day: date, number: int) -> date:
    """The same day `number` months later (negative: earlier), or the last day of a month that is shorter."""
    months = day.year * 12 + day.month - 1 + number
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
