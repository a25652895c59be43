"""What a process that answers for days does with its memory."""

import gc

from django.urls import get_resolver


def keep_what_is_there() -> None:
    """Let the collector never again look at what is there now: code, models, addresses, settings.

    It all stays as long as the process, but Python would go through these hundreds of thousands of objects
    again and again, each time in the middle of some visitor's page. That doubled what the slowest pages took
    (bench/offers.py). To be called once, when a process has started.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
