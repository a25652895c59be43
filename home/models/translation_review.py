"""What is remembered of the published versions of a page or snippet, so that a translation can be honest."""

from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _


class SourceChange(models.Model):
    """The German words of a thing were published with a change, which translations have to follow.

    An editor may say that it has no effect on them (a typing error was corrected).
    """

    translation_key = models.UUIDField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    has_effect = models.BooleanField(default=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["translation_key", "at"])]
        verbose_name = _("change of a German text")
        verbose_name_plural = _("changes of German texts")

    def __str__(self) -> str:
        return f"{self.translation_key} {self.at:%d.%m.%Y %H:%M}"


class TranslationReview(models.Model):
    """A named person said something about a version on a certain day."""

    class Kind(models.TextChoices):
        """What was said."""

        REVIEWED = "reviewed", _("The translation has been reviewed")
        STILL_CURRENT = "still_current", _("The translation is still current")
        NO_EFFECT = "no_effect", _("The change does not affect translations")

    translation_key = models.UUIDField()
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # The name stays when the account goes.
    name = models.CharField(max_length=300)
    change = models.ForeignKey(
        SourceChange, on_delete=models.SET_NULL, null=True, blank=True, related_name="reviews"
    )

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["translation_key", "at"])]
        verbose_name = _("review of a translation")
        verbose_name_plural = _("reviews of translations")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"


class VersionRecord(models.Model):
    """What is known of one published version of a page or snippet, written when it is published.

    `words` is the fingerprint of German words (see home/translation/words.py): those published, for the
    German version; those it was made from or confirmed with, for a translation. `as_of` is when the
    German words last changed with an effect on translations; for a translation, the moment whose German
    words it follows. `machine_at` is when the newest machine-made string in it was made; strings up to
    `reviewed_until` have been reviewed by a person.
    """

    translation_key = models.UUIDField()
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=64, blank=True)
    as_of = models.DateTimeField(null=True, blank=True)
    machine_at = models.DateTimeField(null=True, blank=True)
    reviewed_until = models.DateTimeField(null=True, blank=True)
    review = models.ForeignKey(
        TranslationReview, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="one_record_for_each_version")
        ]
        verbose_name = _("record of a version")
        verbose_name_plural = _("records of versions")

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale_id}"

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Self:
        """A record from the JSON in which PostgreSQL hands it out beside another row."""
        moments = ("as_of", "machine_at", "reviewed_until")
        return cls(words=values["words"], **{name: parse_datetime(values[name] or "") for name in moments})

    @property
    def is_unreviewed_machine_text(self) -> bool:
        """Whether it holds machine-made words that no person has reviewed."""
        if self.machine_at is None:
            return False
        return self.reviewed_until is None or self.reviewed_until < self.machine_at

    def is_older_than(self, german: "VersionRecord") -> bool:
        """Whether the German words have changed, with an effect, since this translation followed them."""
        if german.as_of is None or self.words == german.words:
            return False
        return self.as_of is None or self.as_of < german.as_of
