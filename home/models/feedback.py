from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.languages import LANGUAGES


class FeedbackQuerySet(models.QuerySet):
    def older_than(self, days: int) -> "FeedbackQuerySet":
        """What came more than that many days ago."""
        return self.filter(created_at__lt=timezone.now() - timedelta(days=days))


class Feedback(models.Model):
    """What a reader told us about the website, such as a barrier. It is deleted after some time."""

    class Kind(models.TextChoices):
        """What it is about."""

        BARRIER = "barrier", _("A barrier: something I cannot use or read")
        MISTAKE = "mistake", _("A mistake, or something that is missing")
        TRANSLATION = "translation", _("A translation that is wrong or hard to understand")
        OTHER = "other", _("Something else")

    kind = models.CharField(_("subject"), max_length=20, choices=Kind.choices, default=Kind.BARRIER)
    message = models.TextField(_("message"))
    page = models.CharField(_("page it is about"), max_length=500, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("read in"),
        max_length=12,
        choices=[(language.code, language.own_name) for language in LANGUAGES],
        help_text=_("The language in which the writer read the website."),
    )
    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    is_answered = models.BooleanField(_("answered"), default=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("feedback")
        verbose_name_plural = pgettext_lazy("several messages", "feedback")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({timezone.localtime(self.created_at):%d.%m.%Y})"
