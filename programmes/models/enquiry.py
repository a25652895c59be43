from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.languages import LANGUAGES


class EnquiryQuerySet(models.QuerySet):
    def older_than(self, days: int) -> Self:
        """What came more than that many days ago."""
        return self.filter(created_at__lt=timezone.now() - timedelta(days=days))


class Enquiry(models.Model):
    """What somebody asks about an offer, in the own language. It is deleted after some time."""

    class State(models.TextChoices):
        """How far the answer is."""

        NEW = "new", pgettext_lazy("enquiry", "New")
        IN_WORK = "in_work", pgettext_lazy("enquiry", "Somebody is on it")
        ANSWERED = "answered", pgettext_lazy("enquiry", "Answered")

    class AnswerBy(models.TextChoices):
        """How the answer shall come."""

        EMAIL = "email", _("By e-mail")
        PHONE = "phone", _("By telephone")

    offer = models.ForeignKey(
        "programmes.OfferPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("offer"),
    )
    # The title stays when the offer goes.
    about = models.CharField(_("about"), max_length=255, blank=True)
    message = models.TextField(_("question"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    answer_by = models.CharField(_("answer by"), max_length=10, choices=AnswerBy.choices)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=[(language.code, language.own_name) for language in LANGUAGES],
        help_text=_("The language of the question, and of the answer if possible."),
    )
    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who answers"),
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("For the team only."))

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")

    def __str__(self) -> str:
        return f"{self.about or '–'} ({timezone.localtime(self.created_at):%d.%m.%Y})"
