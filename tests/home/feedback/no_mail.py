from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """A mail server that is away."""

    def send_messages(self, email_messages: list) -> int:
        raise ConnectionRefusedError
