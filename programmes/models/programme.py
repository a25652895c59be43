from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from home.blocks import body_field, key_figures_field
from home.fields import ChoicesField
from home.models import BasePage, HasNote
from home.searchable import Kind
from home.translation.facts import never_translated
from programmes.models.calendar_version import calendar_beside
from programmes.models.contact import HasContact
from programmes.vocabularies import FundingRound, Kreis


class ProgrammePage(HasNote, HasContact, BasePage):
    """A programme (Teilvorhaben): what one organisation does within the network. Its offers lie below it."""

    organisation = models.ForeignKey(
        "programmes.Organisation",
        on_delete=models.PROTECT,
        related_name="programmes",
        verbose_name=_("organisation"),
    )
    funding_round = models.CharField(_("funding round"), max_length=9, choices=FundingRound.choices)
    kreise = ChoicesField(verbose_name=_("region"), choices=Kreis.choices)
    aims = RichTextField(
        _("aims"),
        blank=True,
        features=["bold", "ul", "link"],
        help_text=_("What the programme wants to reach."),
    )
    targets = key_figures_field(_("target numbers"), help_text=_("What is planned for the whole round."))
    results = RichTextField(
        _("results"),
        blank=True,
        features=["bold", "ul", "link"],
        help_text=_("What has been reached so far."),
    )
    body = body_field()

    facts = ("organisation", "funding_round", "kreise", *HasContact.contact_facts)
    override_translatable_fields = [*BasePage.override_translatable_fields, *never_translated(facts)]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("note"),
        MultiFieldPanel(
            [FieldPanel("organisation"), FieldPanel("funding_round"), FieldPanel("kreise")],
            heading=_("Facts"),
        ),
        MultiFieldPanel(
            [FieldPanel("aims"), FieldPanel("targets"), FieldPanel("results")],
            heading=_("Aims and results"),
        ),
        FieldPanel("body"),
        HasContact.contact_panel,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("aims")]

    search_kind = Kind.PROGRAMME
    parent_page_types = ["programmes.ProgrammeIndexPage"]
    subpage_types = ["programmes.OfferPage"]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def search_programmes(self) -> tuple[str, ...]:
        return (self.path_below_home,)

    def search_words(self) -> list[object]:
        return [self.organisation.full_name, self.aims, self.targets, self.results, self.body]

    def get_context(self, request, *args, **kwargs):
        from programmes.listings import events_in, offers_in, recaps_in

        code = get_language()
        events = events_in(code).of_programme(self)
        return {
            **super().get_context(request, *args, **kwargs),
            "offers": offers_in(code).below(self),
            "events": events.order_by("-start")[:10],
            "recaps": recaps_in(code).of_programme(self)[:10],
            "calendar_address": calendar_beside(self),
        }

    @property
    def kreis_labels(self) -> list[str]:
        """Where the programme works, in words."""
        return self._meta.get_field("kreise").labels(self.kreise)


def programme_paths(**of: object) -> tuple[str, ...]:
    """The addresses without language of the programmes that belong to something, as the search wants them."""
    return tuple(page.path_below_home for page in ProgrammePage._base_manager.filter(**of).distinct())
