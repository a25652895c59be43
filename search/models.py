from django.contrib.contenttypes.models import ContentType
from django.db import models
from home.searchable import Kind
from wagtail.search import index


class Entry(index.Indexed, models.Model):
    """One text that can be found, in one language: a page, an event, a slide.

    `title` and `body` are what a reader sees; the tokens that the engine stores are derived from them
    by the analysis of `language`.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    part = models.PositiveIntegerField(default=0)
    translation_key = models.UUIDField()
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    path = models.CharField(max_length=400)
    picture = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=120, blank=True)
    day = models.DateField(null=True)

    search_fields: list = []

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "part"], name="one_entry_per_part")
        ]
        indexes = [models.Index(fields=["translation_key", "kind", "part", "language"])]
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return f"{self.kind} {self.language}: {self.title}"
