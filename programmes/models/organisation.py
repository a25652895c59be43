from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index


class Organisation(index.Indexed, models.Model):
    """A partner of the network. Names are not translated, so there is one for all languages."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    legal_form = models.CharField(
        _("legal form"), max_length=30, blank=True, help_text=_("For example gGmbH or e. V.")
    )
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        "home.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    seat = models.CharField(_("seat"), max_length=100, blank=True, help_text=_("Town or district"))

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("legal_form"), FieldPanel("short_name")], heading=_("Name")
        ),
        MultiFieldPanel(
            [FieldPanel("seat"), FieldPanel("website"), FieldPanel("logo")], heading=_("Details")
        ),
    ]
    search_fields = [index.SearchField("name", boost=2), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with its legal form, as it stands in the register."""
        return f"{self.name} {self.legal_form}".strip()
