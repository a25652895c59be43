from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.models import Addressable, HasNote, TranslatableSnippet


class Series(HasNote, Addressable, TranslatableSnippet):
    """Events that belong together, such as “IQ um 9”."""

    name = models.CharField(_("name"), max_length=120)
    rhythm = models.CharField(
        _("rhythm"),
        max_length=160,
        blank=True,
        help_text=_("For example: every first Tuesday of the month, 9 to 10"),
    )
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    registration = models.TextField(_("how to register"), max_length=500, blank=True)

    facts = ("slug",)
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("rhythm"),
        TranslatableField("audience"),
        TranslatableField("registration"),
        TranslatableField("note"),
        SynchronizedField("slug", overridable=False),
    ]

    panels = [
        MultiFieldPanel(
            [TitleFieldPanel("name", targets=["slug"]), FieldPanel("slug"), FieldPanel("note")],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [FieldPanel("rhythm"), FieldPanel("audience"), FieldPanel("registration")], heading=_("Details")
        ),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableSnippet.Meta):
        ordering = ["name"]
        verbose_name = _("series")
        verbose_name_plural = _("series of events")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of the series under the reader's language."""
        return reverse("programmes:series", args=[self.slug])
