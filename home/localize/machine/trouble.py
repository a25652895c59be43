"""Why a service did not translate, in a sentence that says what can be done."""

import requests
from django.utils.translation import gettext as _

REFUSED_KEY = {401, 403}
QUOTA_USED_UP = {402, 456}
TOO_MANY = {429}
TOO_LONG = {413}


def sentence_for(error: Exception, service: str) -> str:
    """What to tell the editor about what calling `service` raised."""
    return _text_for(error) % {"service": service}


def _text_for(error: Exception) -> str:
    status = _status_of(error)
    if status in REFUSED_KEY:
        return _("%(service)s refuses the key of this site. Please tell whoever looks after the site.")
    if status in QUOTA_USED_UP:
        return _(
            "The quota of this site at %(service)s is used up. Please tell whoever looks after the site."
        )
    if status in TOO_MANY:
        return _("%(service)s is asked too often at the moment. Please try again in a few minutes.")
    if status in TOO_LONG:
        return _("A text is too long for %(service)s. Please translate it by hand.")
    if status and 400 <= status < 500:
        return _("%(service)s does not accept these texts, or does not know this language.")
    if status:
        return _("%(service)s has a problem of its own at the moment. Please try again later.")
    if isinstance(error, requests.ConnectionError | requests.Timeout | OSError) and not isinstance(
        error, requests.exceptions.JSONDecodeError
    ):
        return _("%(service)s cannot be reached at the moment. Please try again later.")
    return _("%(service)s gave an answer that cannot be used. Please tell whoever looks after the site.")


def _status_of(error: Exception) -> int | None:
    """The HTTP status, from `requests` or from Google's classes, which call it `code`."""
    status = getattr(getattr(error, "response", None), "status_code", None) or getattr(error, "code", None)
    return status if isinstance(status, int) and status >= 300 else None
