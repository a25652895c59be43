from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import PageLinkChooser, body_field, key_figures_field
from home.models.base import BasePage


class EntryBlock(blocks.StructBlock):
    """A way into the site for one kind of visitor."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), max_length=250)
    page = PageLinkChooser(label=_("Page"))

    class Meta:
        icon = "arrow-right"
        label = _("Entry")


class HomePage(BasePage):
    """The first page: what this is, ways in, what is next and what is new, and the key figures."""

    heading = models.CharField(_("heading"), max_length=150, help_text=_("The large line at the top."))
    entries = StreamField([("entry", EntryBlock())], blank=True, verbose_name=_("entries"))
    key_figures = key_figures_field(_("key figures"))
    body = body_field()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("entries"),
        FieldPanel("key_figures"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("heading"), index.SearchField("body")]

    parent_page_types = ["wagtailcore.Page"]

    def search_words(self) -> list[object]:
        return [self.heading, self.entries, self.key_figures, self.body]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(BasePage):
    """A page of text, such as the imprint."""

    body = body_field()

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
