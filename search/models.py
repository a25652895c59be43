from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from home.searchable import Kind
from search import analysis


class Entry(index.Indexed, models.Model):
    """One text that can be found, in one language: a page, an event, a slide.

    `title` and `body` are what a reader sees; the tokens that the engine stores are derived from them by
    the analysis of `language`. `thing_type` is that of the model at the root of the thing's family (Page
    for all pages). `readers` holds the codes of the languages in which it is shown (see search/readers.py).
    """

    thing_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    # Not `object_id`: modelsearch's own commands need that name for themselves.
    thing_id = models.BigIntegerField()
    part = models.PositiveIntegerField(default=0)
    number = models.PositiveIntegerField(default=0)
    translation_key = models.UUIDField()
    language = models.CharField(max_length=12)
    is_of_source = models.BooleanField(default=False)
    readers = models.CharField(max_length=250, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    path = models.TextField()
    picture = models.TextField(blank=True)
    note = models.CharField(max_length=250, blank=True)
    day = models.DateField(null=True)
    digest = models.CharField(max_length=64)

    # The engine is fed by search/indexing.py, many entries at once.
    search_auto_update = False
    wagtail_reference_index_ignore = True
    # The boosts are those that Wagtail's own models use: PostgreSQL has only four weights for all models.
    search_fields = [
        index.SearchField("title_tokens", boost=10),
        index.SearchField("body_tokens", boost=2),
        index.SearchField("reader_tokens"),
        index.FilterField("kind"),
        index.FilterField("language"),
        index.FilterField("day"),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing_type", "thing_id", "part"], name="one_entry_per_part")
        ]
        indexes = [
            models.Index(fields=["translation_key"]),
            # The engine's table names its objects by text.
            models.Index(Cast("id", models.CharField(max_length=50)), name="search_entry_id_as_text"),
        ]
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.kind} {self.language}: {self.title}"

    @property
    def title_tokens(self) -> str:
        """A part bears the title of the whole, by which only the whole is found."""
        return "" if self.part else " ".join(analysis.tokens(self.title, self.language))

    @property
    def body_tokens(self) -> str:
        return " ".join(analysis.tokens(self.body, self.language))

    @property
    def reader_tokens(self) -> str:
        return " ".join(analysis.reader_token(code) for code in self.readers.split())
