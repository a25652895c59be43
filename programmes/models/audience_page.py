from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from home.blocks import body_field
from home.models import BasePage
from home.translation.facts import never_translated
from programmes.vocabularies import Audience

MOST_OFFERS = 24
"""So many are listed on the page itself; a link leads to all."""


class AudiencePage(BasePage):
    """A way in for one audience, such as employers: what they should know, and the offers for them."""

    audience = models.CharField(
        _("for whom"),
        max_length=40,
        choices=Audience.choices,
        help_text=_("The offers for them are listed below the text."),
    )
    body = body_field()

    facts = ("audience",)
    override_translatable_fields = [*BasePage.override_translatable_fields, *never_translated(facts)]

    content_panels = [*BasePage.content_panels, FieldPanel("audience"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("page for an audience")
        verbose_name_plural = _("pages for an audience")

    def get_context(self, request, *args, **kwargs):
        from programmes.listings import offers_in

        offers = offers_in(get_language()).filter(audiences__contains=[self.audience])
        return {**super().get_context(request, *args, **kwargs), "offers": offers[:MOST_OFFERS]}
