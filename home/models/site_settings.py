from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PublishingPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable
from wagtail_localize.fields import TranslatableField

from home.harmless_svg import check_sign, size_of_svg
from home.models.snippet import TranslatableSnippet

FEEDBACK_DAYS = 180
"""How long feedback is kept where nobody has decided otherwise."""
ENQUIRY_DAYS = 90
"""How long enquiries are kept where nobody has decided otherwise."""


class FundingNotice(TranslatableSnippet):
    """The sentence about who pays, which the funders want to see on every page."""

    text = models.TextField(
        _("text"), max_length=600, help_text=_("The binding wording stands in the grant papers.")
    )

    translatable_fields = [TranslatableField("text")]
    panels = [FieldPanel("text"), PublishingPanel()]

    class Meta(TranslatableSnippet.Meta):
        verbose_name = _("funding notice")
        verbose_name_plural = _("funding notices")

    def __str__(self) -> str:
        return self.text[:80]


@register_setting(icon="cogs")
class SiteSettings(BaseSiteSetting, ClusterableModel):
    """What stands around every page: who runs the site, who pays for it, and where to go."""

    organisation_name = models.CharField(_("name of the network"), max_length=120)
    word_mark = models.FileField(
        _("word mark"),
        upload_to="brand/",
        blank=True,
        validators=[FileExtensionValidator(["svg"]), check_sign],
        help_text=_("An SVG drawing that takes the place of sign and name at the top of every page."),
    )
    word_mark_width = models.PositiveIntegerField(default=0, editable=False)
    word_mark_height = models.PositiveIntegerField(default=0, editable=False)
    sign = models.FileField(
        _("sign"),
        upload_to="brand/",
        blank=True,
        validators=[FileExtensionValidator(["svg", "png"]), check_sign],
        help_text=_("A square drawing (SVG, or PNG of 512 pixels): the icon in tabs and on home screens."),
    )
    operator = models.CharField(_("run by"), max_length=150, blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    funding_notice = models.ForeignKey(
        FundingNotice,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("funding notice"),
    )
    feedback_email = models.EmailField(
        _("e-mail for feedback"),
        blank=True,
        help_text=_("Reports of barriers and other feedback go there; if empty, to the e-mail above."),
    )
    feedback_days = models.PositiveSmallIntegerField(
        _("days feedback is kept"),
        default=FEEDBACK_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("Older feedback is deleted by itself."),
    )
    enquiry_answer_days = models.PositiveSmallIntegerField(
        _("working days until an answer"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("What people who ask about an offer are promised."),
    )
    enquiry_days = models.PositiveSmallIntegerField(
        _("days enquiries are kept"),
        default=ENQUIRY_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("Older enquiries are deleted by themselves."),
    )
    accessibility_statement = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accessibility statement"),
        help_text=_("Choose the German page. At its end stands the way to the feedback form."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("organisation_name"), FieldPanel("operator")], heading=_("Organisation")),
        MultiFieldPanel([FieldPanel("word_mark"), FieldPanel("sign")], heading=_("Word mark and sign")),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                FieldPanel("email"),
                FieldPanel("phone"),
            ],
            heading=_("Address and contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("funding_notice"), InlinePanel("funding_logos", label=_("logo"))],
            heading=_("Funding"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("feedback_email"),
                FieldPanel("feedback_days"),
                FieldPanel("accessibility_statement"),
            ],
            heading=_("Feedback and accessibility"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("enquiry_answer_days"), FieldPanel("enquiry_days")])],
            heading=_("Enquiries about offers"),
        ),
        InlinePanel("navigation", label=_("page"), heading=_("Navigation and legal pages")),
    ]

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self) -> str:
        return self.organisation_name

    def save(self, *args, **kwargs) -> None:
        """Keep the size of the word mark, so that pages hold its place without opening the file."""
        self.word_mark_width = self.word_mark_height = 0
        if self.word_mark:
            with self.word_mark.open("rb") as file:
                self.word_mark_width, self.word_mark_height = size_of_svg(file.read())
        super().save(*args, **kwargs)


class NavigationItem(Orderable):
    """A page that is reached from every page."""

    class Place(models.TextChoices):
        """Where the link stands."""

        MAIN = "main", _("Main navigation")
        FOOTER = "footer", _("Foot of the page")

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="navigation")
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("Choose the German page; readers get it in their language."),
    )
    place = models.CharField(_("place"), max_length=10, choices=Place.choices, default=Place.MAIN)

    panels = [FieldPanel("page"), FieldPanel("place")]

    class Meta(Orderable.Meta):
        verbose_name = _("page in the navigation")
        verbose_name_plural = _("pages in the navigation")

    def __str__(self) -> str:
        return str(self.page)


class FundingLogo(Orderable):
    """The logo of somebody who pays, shown at the foot of every page."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="funding_logos")
    image = models.ForeignKey(
        "home.Image", on_delete=models.CASCADE, related_name="+", verbose_name=_("logo")
    )
    alternative_text = models.CharField(
        _("alternative text"), max_length=150, help_text=_("The name of the funder.")
    )

    panels = [FieldPanel("image"), FieldPanel("alternative_text")]

    class Meta(Orderable.Meta):
        verbose_name = _("funder's logo")
        verbose_name_plural = _("funders' logos")

    def __str__(self) -> str:
        return self.alternative_text
