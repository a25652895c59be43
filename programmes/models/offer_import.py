import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(hours=24)
"""So long a file may wait between the dry run and the writing."""


class OfferImportQuerySet(models.QuerySet):
    def forgotten(self) -> Self:
        """Files that nobody has written or discarded for a day."""
        return self.filter(created_at__lt=timezone.now() - KEPT)


class OfferImport(models.Model):
    """The table of a file that waits to be written. It goes with the writing, or after a day."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=150)
    programme = models.ForeignKey(
        "programmes.ProgrammePage",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="Where new offers go that name no programme.",
    )
    table = models.JSONField(help_text="As `programmes.offer_import.table.as_json` makes it.")
    seen = models.JSONField(default=dict, help_text="What each row was going to do when it was last shown.")
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = models.Manager.from_queryset(OfferImportQuerySet)()

    def __str__(self) -> str:
        return self.file_name
