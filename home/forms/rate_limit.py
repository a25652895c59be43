"""How often a form may be sent from one address, without keeping the address."""

import secrets
import time
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from home.forms.visitor import network_of

DAY = 24 * 60 * 60


@dataclass(frozen=True)
class RateLimit:
    """At most `most` times in `seconds`, for each address.

    What is kept is a keyed hash of the address in the cache. Its salt is made anew each day and lies in
    the cache only: when it has gone, nobody can find out whether an address was there, not even we.
    """

    name: str
    most: int
    seconds: int

    def allows(self, request: HttpRequest) -> bool:
        """Count one more time, and say whether it is still allowed."""
        key = f"form-rate:{self.name}:{int(time.time() // self.seconds)}:{_pseudonym(network_of(request))}"
        cache.add(key, 0, self.seconds)
        try:
            return cache.incr(key) <= self.most
        except ValueError:  # It has run out between the two lines.
            return True


def _pseudonym(network: str) -> str:
    key = f"form-rate-salt:{int(time.time() // DAY)}"
    salt = cache.get_or_set(key, lambda: secrets.token_hex(16), DAY)
    return salted_hmac(f"home.forms.rate_limit.{salt}", network, algorithm="sha256").hexdigest()
