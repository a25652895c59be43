"""A signed note in each form that says when the form was shown.

It stands where other sites have a CSRF cookie: there is nothing to forge here, because these forms do
nothing in the name of somebody who is logged in. What remains is to make sure that a form of ours was
really fetched, by somebody who needed a few seconds to fill it in.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.core import signing
from django.core.cache import cache

QUICKEST = timedelta(seconds=2)
"""Nobody reads and fills in a form faster."""
OLDEST = timedelta(hours=24)
"""A form left open over night can still be sent."""


def _signer(form_name: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"home.forms.{form_name}")


def fresh_token(form_name: str) -> str:
    """A token for the form of this name, beginning to age now."""
    return _signer(form_name).sign(secrets.token_urlsafe(9))


def is_ours(token: str, form_name: str) -> bool:
    """Whether we gave out the token for this form, not longer than `OLDEST` ago."""
    try:
        _signer(form_name).unsign(token, max_age=OLDEST)
    except signing.BadSignature:
        return False
    return True


def is_too_young(token: str, form_name: str) -> bool:
    """Whether one of our tokens comes back sooner than `QUICKEST`."""
    try:
        _signer(form_name).unsign(token, max_age=QUICKEST)
    except signing.BadSignature:
        return False
    return True


def is_sent_again(token: str, answers: Iterable[object]) -> bool:
    """Whether the same answers have come with the same token before: a double click, a page loaded anew.

    Asking counts as sending. Other answers with the same token are a new message and never lost.
    """
    content = "\x1f".join([token, *map(str, answers)]).encode("utf-8", "surrogatepass")
    return not cache.add(f"form-sent:{hashlib.sha256(content).hexdigest()}", 1, OLDEST.total_seconds())
