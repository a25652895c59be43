"""Texts as they come, made fit for the database and for HTML."""

import re

# Control characters (but not tab and line ends), lone surrogates, and the two signs that the highlights use.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ue000\ue001]")


def clean(text: str) -> str:
    """`text` without what a database or a browser must not get; spaces and line ends become one space."""
    return " ".join(_UNFIT.sub(" ", text).split())
