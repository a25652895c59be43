"""The board of translations in the admin, and the page about one version."""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from config.languages import LANGUAGES, SOURCE, language_for
from home.board.cells import Cell, Row, edit_address, row
from home.board.forms import FilterForm
from home.board.missing import as_translated, missing_in
from home.board.submissions import submissions
from home.board.things import PAGE, Version, may_edit_anything, things
from home.models import SourceChange, TranslationReview, User
from home.translation import reviewing
from home.translation.state import ICONS, STATE_HELP, State, state_of
from home.translation.words import side_by_side

PER_PAGE = 25
BOARD = reverse_lazy("translation_board:index")
CRUMBS = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": BOARD, "label": gettext_lazy("Translations")}]
LEGEND = [(state, ICONS[state], STATE_HELP[state]) for state in State]


def rows_for(user: User, *, section: str = "", language: str = "", state: str = "") -> list[Row]:
    """The rows of the board; `state` keeps those in which a translation is in that state."""
    codes = {language} if language else {language.code for language in LANGUAGES}
    may_submit = user.has_perm("wagtail_localize.submit_translation")
    rows = [row(thing, codes, may_submit=may_submit) for thing in things(user, section)]
    if not state:
        return rows
    rows = [row for row in rows if any(_is_in(cell, state) for cell in row.cells)]
    # The columns in which there is nothing to do would hide those in which there is.
    wanted = {
        cell.language.code for row in rows for cell in row.cells if cell.is_german or _is_in(cell, state)
    }
    return [Row(row.thing, [cell for cell in row.cells if cell.language.code in wanted]) for row in rows]


def _is_in(cell: Cell, state: str) -> bool:
    return cell.state == state and not cell.is_german


class BoardView(WagtailAdminTemplateMixin, TemplateView):
    """Pages and snippets × languages."""

    template_name = "home/board/index.html"
    page_title = gettext_lazy("Translations")
    header_icon = "globe"
    breadcrumbs_items = [*CRUMBS[:-1], {"url": "", "label": gettext_lazy("Translations")}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        if not may_edit_anything(self.request.user):
            raise PermissionDenied
        form = FilterForm(self.request.GET, user=self.request.user)
        chosen = {name: form.chosen(name) for name in ("section", "language", "state")}
        rows = rows_for(self.request.user, **chosen)
        paginator = WagtailPaginator(rows, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(
            form=form,
            page=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            languages=[cell.language for cell in rows[0].cells] if rows else [],
            legend=LEGEND,
            submissions=submissions(self.request.user),
            is_filtered=any(chosen.values()),
            **kwargs,
        )


class VersionView(WagtailAdminTemplateMixin, TemplateView):
    """Everything about one version, and what a person can say about it."""

    template_name = "home/board/version.html"
    header_icon = "globe"
    said = {
        reviewing.Kind.REVIEWED: gettext_lazy("The translation is marked as reviewed by you."),
        reviewing.Kind.STILL_CURRENT: gettext_lazy("The translation is marked as still current by you."),
        reviewing.Kind.NO_EFFECT: gettext_lazy("The change no longer makes translations outdated."),
    }

    def setup(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        super().setup(request, *args, **kwargs)
        self.version = find_version(**kwargs)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_edit(request.user, self.version):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.version)

    def get_page_subtitle(self) -> str:
        return language_for(self.version.locale.language_code).own_name

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*CRUMBS, {"url": "", "label": self.get_header_title()}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        key = self.version.translation_key
        record, german_record = reviewing.records_of(self.version)
        german = _german_of(self.version)
        is_german = german is not None and german.pk == self.version.pk
        state = state_of(exists=True, is_live=self.version.live, record=record, german=german_record)
        reviews = TranslationReview.objects.filter(translation_key=key)
        return super().get_context_data(
            version=self.version,
            is_german=is_german,
            language=language_for(self.version.locale.language_code),
            record=record,
            german_record=german_record,
            state=state,
            icon=ICONS[state],
            help=STATE_HELP[state],
            mark=reviewing.seen(self.version),
            edit_address=edit_address(_as_row(self.version)),
            live_address=_live_address(self.version),
            next=get_valid_next_url_from_request(self.request) or BOARD,
            submissions=submissions(self.request.user, self.version) if is_german else [],
            missing=None if is_german else missing_in(self.version),
            pairs=side_by_side(german, as_translated(self.version)) if german and not is_german else [],
            changes=reviewing.changes_of(self.version) if is_german else [],
            reviews=reviews.filter(locale=self.version.locale_id),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Say something about the version, by name and with today's date."""
        try:
            review = self.say(request.POST.get("say", ""), request)
        except reviewing.NothingToSayError:
            messages.error(
                request, _("Nothing was saved: the texts have changed meanwhile. Please look again.")
            )
            return redirect(request.path)
        messages.success(request, self.said[review.kind])
        return redirect(get_valid_next_url_from_request(request) or reverse("translation_board:index"))

    def say(self, what: str, request: HttpRequest) -> TranslationReview:
        """Carry out what the form asks for."""
        mark = request.POST.get("mark")
        if what == reviewing.Kind.REVIEWED:
            return reviewing.mark_reviewed(self.version, request.user, mark)
        if what == reviewing.Kind.STILL_CURRENT:
            return reviewing.mark_still_current(self.version, request.user, mark)
        if what == reviewing.Kind.NO_EFFECT:
            changes = SourceChange.objects.filter(translation_key=self.version.translation_key)
            pk = request.POST.get("change", "")
            change = changes.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
            if change is not None:
                return reviewing.mark_without_effect(self.version, request.user, change)
        raise reviewing.NothingToSayError


def find_version(app_label: str, model_name: str, pk: int) -> models.Model:
    """The page or snippet at an address of the board; Http404 if there is none."""
    label = f"{app_label}.{model_name}"
    if label == PAGE:
        return get_object_or_404(Page.objects.filter(depth__gt=1), pk=pk).specific
    for model in get_snippet_models():
        if model._meta.label_lower == label and issubclass(model, TranslatableMixin):
            return get_object_or_404(model._base_manager.select_related("locale"), pk=pk)
    raise Http404


def may_edit(user: User, version: models.Model) -> bool:
    """Whether `user` may edit the version, and so say something about it."""
    if isinstance(version, Page):
        return version.permissions_for_user(user).can_edit()
    return version.snippet_viewset.permission_policy.user_has_permission(user, "change")


def _german_of(version: models.Model) -> models.Model | None:
    versions = type(version)._base_manager.filter(translation_key=version.translation_key)
    return versions.filter(locale__language_code=SOURCE).first()


def _live_address(version: models.Model) -> str:
    """Where readers find the version; empty if it has no page of its own or is not published."""
    if not version.live or not hasattr(version, "get_absolute_url"):
        return ""
    with translation.override(version.locale.language_code):
        return version.get_absolute_url()


def _as_row(version: models.Model) -> Version:
    model = PAGE if isinstance(version, Page) else version._meta.label_lower
    return Version(version.pk, model, version.live, True, None)
