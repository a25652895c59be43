"""The stamp that all processes share. See home/models/public_state.py."""

import uuid

from asgiref.local import Local
from django.db import connection, transaction

from home.models import PublicState

_request = Local()


def begin_request(**kwargs: object) -> None:
    """From now on one question to the database is enough."""
    _request.is_open, _request.stamp = True, None


def end_request(**kwargs: object) -> None:
    """Outside requests the stamp is asked for each time: a command may run for hours."""
    _request.is_open, _request.stamp = False, None


def current_stamp() -> uuid.UUID | None:
    """The stamp, asked for once in a request; None if nothing public has ever been saved."""
    if stamp := getattr(_request, "stamp", None):
        return stamp
    stamp = PublicState.objects.values_list("stamp", flat=True).first()
    if getattr(_request, "is_open", False):
        _request.stamp = stamp
    return stamp


def renew_after_commit() -> None:
    """Let there be another stamp as soon as the current transaction is committed.

    Not within it: whoever publishes would hold the one row until the end, and others would wait. Nobody
    misses anything, because a reader asks for the stamp before the content: what was read too early is kept
    under the stamp before. An error does not reach the editor; the age of what is remembered is limited.
    """
    if not any(call is renew for _savepoints, call, *_rest in connection.run_on_commit):
        transaction.on_commit(renew, robust=True)


def renew() -> None:
    """A new stamp, at once."""
    _request.stamp = None
    PublicState.objects.update_or_create(pk=PublicState.ONLY, defaults={"stamp": uuid.uuid4()})
