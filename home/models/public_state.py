import uuid

from django.db import models


class PublicState(models.Model):
    """One row for the whole site: `stamp` is another one after every change of what the public may see."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    stamp = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.stamp)
