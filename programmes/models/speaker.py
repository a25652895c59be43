from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from home.models import TranslatableSnippet
from home.translation.facts import never_translated


class Speaker(TranslatableSnippet):
    """Somebody who speaks at events. The portrait is shown only as long as the person agrees."""

    name = models.CharField(pgettext_lazy("person", "name"), max_length=120)
    academic_title = models.CharField(_("academic title"), max_length=40, blank=True)
    function = models.CharField(
        _("function"), max_length=150, blank=True, help_text=_("What the person does today.")
    )
    organisation = models.ForeignKey(
        "programmes.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="speakers",
        verbose_name=_("organisation"),
    )
    portrait = models.ForeignKey(
        "home.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
        help_text=_("Only with the person's written consent."),
    )
    portrait_credit = models.CharField(
        _("credit of the portrait"), max_length=150, blank=True, help_text=_("The photographer's name.")
    )
    biography = models.TextField(_("short biography"), max_length=800, blank=True)
    public_until = models.DateField(
        _("portrait public until"),
        null=True,
        blank=True,
        help_text=_("After this day the portrait disappears from every page by itself. Empty: no end."),
    )

    facts = ("name", "academic_title", "organisation", "portrait", "portrait_credit", "public_until")
    translatable_fields = [
        TranslatableField("function"),
        TranslatableField("biography"),
        *never_translated(facts),
    ]

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("academic_title"),
                FieldPanel("function"),
                FieldPanel("organisation"),
                FieldPanel("biography"),
            ],
            heading=_("Person"),
        ),
        MultiFieldPanel(
            [FieldPanel("portrait"), FieldPanel("portrait_credit"), FieldPanel("public_until")],
            heading=_("Portrait"),
        ),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableSnippet.Meta):
        ordering = ["name"]
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with its academic title."""
        return f"{self.academic_title} {self.name}".strip()

    def portrait_on(self, day: date | None = None):
        """The portrait if it may be shown on `day` (today if not said), else None."""
        day = day or timezone.localdate()
        if self.public_until is not None and day > self.public_until:
            return None
        return self.portrait

    @property
    def public_portrait(self):
        """The portrait if it may be shown today."""
        return self.portrait_on()
