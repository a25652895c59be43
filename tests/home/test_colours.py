"""The contrasts of the design, computed from its tokens by the formula of WCAG 2.2, day and evening."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.STYLESHEET_PARTS / "tokens.css").read_text(encoding="utf-8")
PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\);")
DAY, EVENING = 0, 1

SURFACES = ("paper", "surface", "tint")
# What is read at length: AAA (7:1). What is read in passing, and states: AA (4.5:1). Lines and focus: 3:1.
LONG_TEXT = [("ink", surface) for surface in SURFACES] + [("on-deck", "deck"), ("on-deck-soft", "deck")]
LONG_TEXT += [("ink-soft", "paper"), ("ink-soft", "surface"), ("on-accent", "accent"), ("on-warm", "warm")]
SHORT_TEXT = [("brand", surface) for surface in SURFACES] + [("brand-hover", surface) for surface in SURFACES]
SHORT_TEXT += [("ink-soft", "tint"), ("on-brand", "brand"), ("on-brand", "brand-hover")]
SHORT_TEXT += [("on-deck", "deck-far"), ("on-deck-soft", "deck-far"), ("on-accent", "accent-hover")]
SHORT_TEXT += [("alert", "alert-tint"), ("alert", "surface")]
SHAPES = [(line, surface) for line in ("line-strong", "focus") for surface in SURFACES]
SHAPES += [("accent", "deck"), ("accent", "deck-far"), ("focus", "warm"), ("focus", "alert-tint")]
WANTED = (
    [(7, pair) for pair in LONG_TEXT] + [(4.5, pair) for pair in SHORT_TEXT] + [(3, pair) for pair in SHAPES]
)


def colours(scheme: int) -> dict[str, str]:
    """The colours of a scheme by name."""
    return {name: pair[scheme] for name, *pair in PAIR.findall(TOKENS)}


def luminance(colour: str) -> float:
    """The relative luminance of `#rgb` or `#rrggbb`, from 0 for black to 1 for white."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same colour) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_right():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [DAY, EVENING], ids=["day", "evening"])
@pytest.mark.parametrize(
    ("least", "pair"), WANTED, ids=lambda value: " on ".join(value) if isinstance(value, tuple) else ""
)
def test_what_is_written_can_be_read(scheme, least, pair):
    known = colours(scheme)
    assert contrast(*(known[name] for name in pair)) >= least


def test_browsers_that_know_one_scheme_only_get_the_same_day():
    plain = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", TOKENS))
    assert plain == colours(DAY)


def test_the_bar_of_the_browser_has_the_colour_of_the_header():
    """`theme-color` cannot read a token, so it is written a second time."""
    from home.brand import THEME_COLOURS

    assert (colours(DAY)["surface"], colours(EVENING)["surface"]) == (
        THEME_COLOURS["light"],
        THEME_COLOURS["dark"],
    )


def test_the_colours_of_the_bar_are_written_into_every_page(client, world):
    from home.brand import THEME_COLOURS

    html = client.get("/de/").content.decode()
    for scheme, colour in THEME_COLOURS.items():
        assert f'media="(prefers-color-scheme: {scheme})" content="{colour}"' in html
