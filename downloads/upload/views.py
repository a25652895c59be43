"""The pages in the admin on which many files are brought in for an event, checked and published together."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Collection

from config.languages import SOURCE
from downloads.extraction.notices import people_named, sentences
from downloads.models import Document, Presentation, Slide
from downloads.upload import review, rights
from downloads.upload.drafts import Received, drafts_of, receive
from downloads.upload.forms import ChooseEventForm, DraftForm, UploadForm
from home.punctuation import listed, listed_groups
from home.uploads.refusal import Refused
from programmes.models import Event


class ChooseEventView(WagtailAdminTemplateMixin, TemplateView):
    """For which event files are brought in."""

    template_name = "downloads/upload/choose_event.html"
    page_title = gettext_lazy("Upload slides")
    header_icon = "upload"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.may_upload(request.user):
            raise PermissionDenied
        form = ChooseEventForm(request.GET if "event" in request.GET else None)
        if form.is_bound and form.is_valid():
            return redirect("slides_upload:upload", form.cleaned_data["event"].pk)
        return self.render_to_response(self.get_context_data(form=form))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, _crumb(), {"url": "", "label": self.get_page_title()}]


class OfEventView(WagtailAdminTemplateMixin, TemplateView):
    """What both pages about one event share."""

    header_icon = "upload"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.event = get_object_or_404(Event, pk=kwargs["pk"], locale__language_code=SOURCE)

    def get_page_subtitle(self) -> str:
        return str(self.event)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, _crumb(), {"url": "", "label": self.get_header_title()}]


class UploadView(OfEventView):
    """Bring in files: all at once by the form, or one by one by the script that goes with it."""

    template_name = "downloads/upload/upload.html"
    page_title = gettext_lazy("Upload slides")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.may_upload(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        return super().get_context_data(
            event=self.event,
            waiting=drafts_of(self.event).count(),
            max_size=filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE),
            max_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
            max_files=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
            extensions=settings.WAGTAILDOCS_EXTENSIONS,
            **kwargs,
        )

    def form(self, *args: Any) -> UploadForm:
        return UploadForm(*args, user=self.request.user, accept=settings.WAGTAILDOCS_EXTENSIONS)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take each file on its own; what cannot be taken does not hold the others back."""
        form = self.form(request.POST, request.FILES)
        is_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
        if not form.is_valid():
            if is_script:
                errors = [str(error) for field in form.errors.values() for error in field]
                return JsonResponse({"error": " ".join(errors)}, status=400)
            return self.render_to_response(self.get_context_data(form=form))
        collection = form.cleaned_data["collection"]
        results = [self.take(file, collection) for file in form.cleaned_data["files"]]
        if is_script:
            return JsonResponse(results[0], status=200 if "title" in results[0] else 422)
        if all("title" in result and not result["warnings"] for result in results):
            return redirect("slides_upload:review", self.event.pk)
        return self.render_to_response(self.get_context_data(results=results))

    def take(self, file: UploadedFile, collection: Collection) -> dict[str, Any]:
        """What became of one file: title and warnings, or the sentence why it was not taken."""
        try:
            received = receive(file, self.event, user=self.request.user, collection=collection)
        except Refused as refused:
            return {"name": file.name, "error": str(refused)}
        return {
            "name": file.name,
            "title": received.presentation.title,
            "warnings": warnings_of(received),
            "review": reverse("slides_upload:review", args=[self.event.pk]),
        }


class ReviewView(OfEventView):
    """Correct the drafts of an event and publish them together."""

    template_name = "downloads/upload/review.html"
    page_title = gettext_lazy("Check and publish slides")
    header_icon = "doc-full-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.may_review(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = kwargs.pop("forms", None)
        if forms is None:
            forms = review.forms_for(self.event, self.request.user)
        return super().get_context_data(
            event=self.event,
            rows=_rows(forms),
            may_publish=rights.may_publish(self.request.user),
            may_upload=rights.may_upload(self.request.user),
            has_errors=any(form.errors for form in forms),
            is_being_read=any(form.document and form.document.is_being_read for form in forms),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forms = review.forms_for(self.event, request.user, request.POST)
        gone = _keys_in(request.POST) - {str(form.presentation.pk) for form in forms}
        outcome = review.apply(forms, request.user) if forms else None
        if gone:
            messages.warning(
                request,
                ngettext(
                    "One draft is no longer here: somebody has published or deleted it in the meantime.",
                    "%(number)s drafts are no longer here: somebody has published or deleted them.",
                    len(gone),
                )
                % {"number": len(gone)},
            )
        if outcome is None:
            if forms:
                messages.error(request, _("Nothing has been saved yet. Please look at what is marked below."))
                return self.render_to_response(self.get_context_data(forms=forms))
            return redirect(request.path)
        messages.success(request, _summary(outcome))
        if drafts_of(self.event).exists():
            return redirect(request.path)
        return redirect(reverse(Presentation.snippet_viewset.get_url_name("list")))


def warnings_of(received: Received) -> list[str]:
    """What the editor should know about a file that was just taken."""
    found = [_("This file is already there as “%(title)s”.") % {"title": received.presentation.title}]
    return [*(found if received.was_there else []), *_notes_about(received.document)]


def _rows(forms: list[DraftForm]) -> list[tuple[DraftForm, dict[str, Any]]]:
    """Each form with what is shown beside its fields."""
    documents = [form.document for form in forms if form.document]
    slides = Slide.objects.filter(document__in=documents).exclude(picture="")
    first = {slide.document_id: slide for slide in slides.order_by("document", "number").distinct("document")}
    return [(form, _about(form.document, form.presentation, first)) for form in forms]


def _about(document: Document | None, presentation: Presentation, first: dict[int, Slide]) -> dict[str, Any]:
    return {
        "document": document,
        "picture": first.get(document.pk) if document else None,
        "warnings": _notes_about(document) if document else [],
        "can_be_cleaned": bool(document and people_named(document.metadata)),
        "edit": reverse(presentation.snippet_viewset.get_url_name("edit"), args=[presentation.pk]),
    }


def _notes_about(document: Document) -> list[str]:
    notes = sentences(document.warnings)
    people = listed_groups(f"{what}: {names}" for what, names in people_named(document.metadata))
    if people:
        notes.append(_("The file names people or organisations (%(names)s).") % {"names": people})
    return notes


def _crumb() -> dict[str, Any]:
    return {
        "url": reverse(Presentation.snippet_viewset.get_url_name("list")),
        "label": _("Presentations"),
    }


def _keys_in(data: dict[str, Any]) -> set[str]:
    """The keys of the drafts a form was sent for."""
    names = (name.partition("-") for name in data)
    return {start[1:] for start, _dash, field in names if field == "title" and start[1:].isdecimal()}


def _summary(outcome: review.Outcome) -> str:
    parts = [
        ngettext("%(number)s presentation published", "%(number)s presentations published", outcome.published)
        % {"number": outcome.published}
        if outcome.published
        else "",
        ngettext("%(number)s kept as a draft", "%(number)s kept as drafts", outcome.kept)
        % {"number": outcome.kept}
        if outcome.kept
        else "",
        ngettext("%(number)s added to another", "%(number)s added to others", outcome.joined)
        % {"number": outcome.joined}
        if outcome.joined
        else "",
        ngettext("%(number)s deleted", "%(number)s deleted", outcome.deleted) % {"number": outcome.deleted}
        if outcome.deleted
        else "",
    ]
    return listed(part for part in parts if part) + "."
