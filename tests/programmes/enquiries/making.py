"""Asking about offers as people do who needed a minute."""

from django.http import HttpResponse
from django.test import Client

from tests.tokens import token_from_before
from tests.worlds import committed

QUESTION = "Чи потрібен мені диплом?"


def answers(**changed: str) -> dict[str, str]:
    """The form as somebody sends it; `changed` fields are as given."""
    given = {
        "message": QUESTION,
        "language": "uk",
        "name": "Олена",
        "answer_by": "email",
        "email": "olena@example.org",
        "phone": "",
        "consent": "on",
        "token": token_from_before("enquiry"),
    }
    return {**given, **changed}


def ask(client: Client, about: str = "", code: str = "uk", **changed: str) -> HttpResponse:
    """Send the form about the offer at the path `about`."""
    query = f"?angebot={about}" if about else ""
    with committed():
        return client.post(f"/{code}/fragen/{query}", answers(**changed))
