"""For editors: which offers nobody has looked at for a long time."""

from django.contrib import messages
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from programmes.models import OfferPage, to_verify_before

MAY_VERIFY = ("change", "publish")


class OffersToVerify(PageReportView):
    """The published offers whose last verification is more than six months ago, the oldest first.

    Only German ones: the day is a fact, and the German page holds it for all languages.
    """

    page_title = _("Offers to verify")
    header_icon = "check"
    index_url_name = "offers_to_verify"
    index_results_url_name = "offers_to_verify_results"
    results_template_name = "programmes/reports/offers_to_verify.html"
    list_export = ["title", "verified_on", "contact_name", "contact_email"]
    export_headings = {"verified_on": _("Last verified on"), "contact_name": _("Contact")}
    any_permission_required = list(MAY_VERIFY)

    def get_queryset(self) -> QuerySet[OfferPage]:
        may_change = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        self.queryset = offers_to_verify().filter(pk__in=may_change.values("pk"))
        return super().get_queryset()


def offers_to_verify() -> QuerySet[OfferPage]:
    """The published German offers that should be looked at again, those never verified first."""
    return (
        OfferPage.objects.in_source()
        .published()
        .filter(Q(verified_on__isnull=True) | Q(verified_on__lt=to_verify_before()))
        .select_related("locale")
        .order_by(F("verified_on").asc(nulls_first=True), "title")
    )


class OffersToVerifyItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_any_permission(request.user, MAY_VERIFY)


@hooks.register("register_reports_menu_item")
def report_menu_item() -> OffersToVerifyItem:
    return OffersToVerifyItem(
        _("Offers to verify"),
        reverse("offers_to_verify"),
        name="offers-to-verify",
        icon_name="check",
        order=300,
    )


@hooks.register("register_admin_urls")
def report_urls() -> list:
    view = OffersToVerify.as_view
    return [
        path("reports/offers-to-verify/", view(), name="offers_to_verify"),
        path("reports/offers-to-verify/results/", view(results_only=True), name="offers_to_verify_results"),
    ]


@hooks.register("before_edit_page")
def say_that_it_should_be_verified(request: HttpRequest, page: Page) -> None:
    """A word to the editor who opens such an offer."""
    if request.method != "GET" or not isinstance(page, OfferPage) or not page.should_be_verified:
        return
    if page.verified_on:
        day = date_format(page.verified_on)
        text = gettext("This offer was last verified on %(day)s.") % {"day": day}
    else:
        text = gettext("Nobody has noted when this offer was last verified.")
    advice = gettext("If everything is still true, enter today as the day when it was last verified.")
    messages.info(request, f"{text} {advice}")
