"""What the site's answer to an address costs."""

import time
from typing import NamedTuple

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


class Answer(NamedTuple):
    """An answer and its cost: number of queries, seconds spent in them, seconds in all."""

    response: HttpResponse
    queries: int
    asking: float
    seconds: float


def ask(client: Client, address: str, status: int = 200) -> Answer:
    """Ask three times: to have everything imported, to count the queries, and by the clock.

    Ends the program if the answer's status is another one.
    """
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    queries = captured.captured_queries  # the next request empties the list
    if response.status_code != status:
        raise SystemExit(f"{address} answered {response.status_code}")
    began = time.perf_counter()
    client.get(address)
    seconds = time.perf_counter() - began
    return Answer(response, len(queries), sum(float(query["time"]) for query in queries), seconds)
