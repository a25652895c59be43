from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.indexes import OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from config.languages import LANGUAGES
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
    people = models.JSONField(default=list)
    programmes = models.JSONField(default=list)
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
        index.AutocompleteField("name_tokens"),
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
        """Who gets to see it, and in which language it is."""
        readers = (analysis.reader_token(code) for code in self.readers.split())
        return " ".join([*readers, analysis.language_token(self.language)])

    @property
    def name_tokens(self) -> str:
        """What a thing is called, and who speaks in it: for suggestions, and to rank what is called so above
        what speaks of it."""
        if self.part:
            return ""
        parts = (part.text for name in self.people for word in analysis.words(name) for part in word.parts)
        people = [analysis.person_token(analysis.exact_form(part, self.language)) for part in parts]
        return " ".join([self.title_tokens, self.reader_tokens, *people])


class Word(models.Model):
    """A word of the site's texts in one language: what can be suggested, and how rare it is.

    `word` is its exact form, `shown` how it was written last, `entries` in how many entries it stands.
    """

    language = models.CharField(max_length=12)
    word = models.CharField(max_length=60)
    stem = models.CharField(max_length=70)
    shown = models.CharField(max_length=100)
    entries = models.IntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="one_row_per_word")]
        indexes = [
            models.Index(fields=["language", "stem"], name="search_word_stem"),
            models.Index("language", OpClass("word", "varchar_pattern_ops"), name="search_word_prefix"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.shown}"


class SynonymGroup(models.Model):
    """Words that mean the same to readers of a language, added by editors to those of the site."""

    language = models.CharField(
        _("language"), max_length=12, choices=[(one.code, one.own_name) for one in LANGUAGES]
    )
    words = models.TextField(
        _("words"),
        help_text=_("One word or phrase on each line. Whoever looks for one of them finds all of them."),
    )

    panels = [FieldPanel("language"), FieldPanel("words")]

    class Meta:
        ordering = ["language", "words"]
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return ", ".join(self.phrases)

    def clean(self) -> None:
        super().clean()
        if len(self.phrases) < 2:
            raise ValidationError({"words": _("Please write at least two words, each on a line of its own.")})

    @property
    def phrases(self) -> list[str]:
        """The words of the group."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]


class QueryCount(models.Model):
    """How often something was searched on a day, and how often nothing was found. Nobody knows by whom."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=12)
    text = models.CharField(_("searched for"), max_length=100)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    without_results = models.PositiveIntegerField(_("without results"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "text"], name="one_count_per_query_and_day")
        ]
        verbose_name = _("search query")
        verbose_name_plural = _("search queries")

    def __str__(self) -> str:
        return f"{self.text} ({self.language}, {self.day})"
