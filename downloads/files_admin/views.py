"""How the reading of each file stands, and what an editor can do about it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.documents.permissions import permission_policy

from downloads.cleaning.found import told
from downloads.cleaning.replacing import CleaningFailedError, ReplacedMeanwhileError, clean_document
from downloads.extraction.notices import people_named
from downloads.models import Document
from downloads.reading_words import reason_in_words
from downloads.slides import forget_slides, read_again
from home.models import User
from home.uploads.refusal import Refused

PER_PAGE = 50
State = Document.Extraction


def may_change_files(user: User) -> bool:
    """Whether `user` may change any file at all."""
    return permission_policy.user_has_permission(user, "change")


def files_of(user: User) -> QuerySet[Document]:
    """The files that `user` may change."""
    return permission_policy.instances_user_has_permission_for(user, "change")


class FilesView(WagtailAdminTemplateMixin, TemplateView):
    """The files that are not read yet or could not be, the latest change first."""

    template_name = "downloads/files/index.html"
    page_title = gettext_lazy("Reading of files")
    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if not may_change_files(self.request.user):
            raise PermissionDenied
        files = files_of(self.request.user)
        states = dict(files.order_by().values_list("extraction").annotate(Count("pk")))
        chosen = self.request.GET.get("state", "")
        if chosen in State.values:
            files = files.filter(extraction=chosen)
        else:
            files = files.filter(extraction__in=[State.WAITING, State.WORKING, State.FAILED])
        paginator = WagtailPaginator(files.order_by("-extraction_changed_at", "-pk"), PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(
            page=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            states=[(state, state.label, states.get(state.value, 0)) for state in State],
            chosen=chosen,
            **kwargs,
        )


class OfFileView(View):
    """What is done to one file, by those who may change it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.document = get_object_or_404(Document, pk=kwargs["pk"])
        if not permission_policy.user_has_permission_for_instance(request.user, "change", self.document):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponse:
        next_url = get_valid_next_url_from_request(self.request)
        return redirect(next_url or reverse("wagtaildocs:edit", args=[self.document.pk]))


class PictureView(OfFileView):
    """The picture of a file's first slide, also of a draft, which the public address does not show."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        slide = self.document.slides.exclude(picture="").order_by("number").first()
        if slide is None:
            raise Http404
        try:
            opened = slide.picture.open("rb")
        except FileNotFoundError as gone:
            raise Http404 from gone
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=600"}
        return FileResponse(opened, content_type="image/webp", headers=headers)


class ReadAgainView(OfFileView):
    """Try once more to read a file."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        read_again(self.document)
        messages.success(request, _("“%(title)s” is read again.") % {"title": self.document.title})
        return self.back()


class ForgetSlidesView(OfFileView):
    """Take down the slides that an earlier file left behind."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.document.extraction == State.FAILED:
            forget_slides(self.document)
            messages.success(request, _("The slides of the earlier file are no longer shown."))
        return self.back()


class CleanView(OfFileView, WagtailAdminTemplateMixin, TemplateView):
    """Show who is named in a file, and make a copy that names nobody."""

    template_name = "downloads/files/clean.html"
    page_title = gettext_lazy("Remove personal data")
    header_icon = "user"

    def get_page_subtitle(self) -> str:
        return self.document.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {"url": reverse("wagtaildocs:edit", args=[self.document.pk]), "label": self.document.title}
        return [*self.breadcrumbs_items, edit, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        named = people_named(self.document.metadata)
        return super().get_context_data(
            document=self.document,
            people=named,
            has_comments=bool(self.document.metadata.get("comment_authors")),
            next=get_valid_next_url_from_request(self.request) or "",
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        failed = _("No clean copy could be made (%(reason)s). The file is as it was.")
        try:
            removed = clean_document(self.document, request.user)
        except CleaningFailedError as error:
            messages.error(request, failed % {"reason": reason_in_words(str(error))})
        except Refused as refused:
            messages.error(request, failed % {"reason": refused})
        except ReplacedMeanwhileError:
            messages.error(request, _("Somebody has replaced this file in the meantime. Please look again."))
        except OSError as error:
            messages.error(request, failed % {"reason": error.strerror})
        else:
            messages.success(request, told(removed))
        return self.back()
