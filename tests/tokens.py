"""Tokens of forms, as somebody has them who needed a while to fill in the form."""

import time
from unittest import mock

from home.forms.token import fresh_token


def token_from_before(form_name: str, seconds: int = 60) -> str:
    """A token that was given out so many seconds ago."""
    then = time.time() - seconds
    with mock.patch("django.core.signing.time.time", return_value=then):
        return fresh_token(form_name)
