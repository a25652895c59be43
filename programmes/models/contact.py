from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from home.fields import ChoicesField
from programmes.vocabularies import SpokenLanguage


class HasContact(models.Model):
    """Whom to ask about a programme or an offer."""

    contact_name = models.CharField(
        _("contact"), max_length=120, blank=True, help_text=_("A person or a team.")
    )
    contact_function = models.CharField(_("function"), max_length=120, blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)

    contact_languages = ChoicesField(
        verbose_name=_("languages of the contact"),
        choices=SpokenLanguage.choices,
        help_text=_("In which languages somebody can ask there."),
    )

    contact_facts = ("contact_phone", "contact_email", "contact_languages")

    contact_panel = MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldPanel("contact_function"),
            FieldPanel("contact_phone"),
            FieldPanel("contact_email"),
            FieldPanel("contact_languages"),
        ],
        heading=_("Contact"),
    )

    class Meta:
        abstract = True

    @property
    def has_contact(self) -> bool:
        """Whether there is anybody to ask."""
        return bool(self.contact_name or self.contact_phone or self.contact_email)
