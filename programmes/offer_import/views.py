"""The pages in the admin on which offers are imported: bring in a file, look at the dry run, write it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from programmes.models import OfferImport
from programmes.offer_import import rights, spreadsheets
from programmes.offer_import.columns import COLUMNS
from programmes.offer_import.dry_run import DryRun
from programmes.offer_import.forms import ConfirmForm, UploadForm
from programmes.offer_import.known import Programmes, latest_versions
from programmes.offer_import.plan import make_plan
from programmes.offer_import.planned import MOST_WRITTEN
from programmes.offer_import.reading import MAX_BYTES
from programmes.offer_import.table import MAX_ROWS, as_json, from_json
from programmes.offer_import.words import what_was_written
from programmes.offer_import.writing import RowFailedError, Written, lock_offers, write

FILE_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


class OnlyEditorsMixin:
    """For those who may add or change an offer."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UploadView(OnlyEditorsMixin, WagtailAdminTemplateMixin, TemplateView):
    """Where it begins: files to start from, and the upload."""

    template_name = "programmes/offer_import/upload.html"
    page_title = gettext_lazy("Import offers")
    header_icon = "table"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form())
        return super().get_context_data(
            offers=rights.offers_of(self.request.user).count(),
            waiting=OfferImport.objects.filter(user=self.request.user).first(),
            max_size=filesizeformat(MAX_BYTES),
            max_rows=MAX_ROWS,
            needed=[column.heading for column in COLUMNS if column.for_new],
            **kwargs,
        )

    def form(self, *args: Any) -> UploadForm:
        initial = {"programme": self.request.GET.get("programme")}
        return UploadForm(*args, user=self.request.user, initial=initial)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the table of the file, and lead to its dry run."""
        OfferImport.objects.forgotten().delete()
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        table, programme = form.cleaned_data["file"], form.cleaned_data["programme"]
        plan = make_plan(table, request.user, programme)
        with transaction.atomic():
            OfferImport.objects.filter(user=request.user).delete()
            stored = OfferImport.objects.create(
                user=request.user,
                file_name=form.file_name[-150:],
                programme=programme,
                table=as_json(table),
                seen={row.number: row.digest for row in plan.rows},
            )
        return redirect("offer_import:check", stored.pk)


class CheckView(OnlyEditorsMixin, WagtailAdminTemplateMixin, TemplateView):
    """The dry run of a file, and its writing."""

    template_name = "programmes/offer_import/check.html"
    page_title = gettext_lazy("Import offers")
    header_icon = "table"

    def get_page_subtitle(self) -> str:
        return self.stored.file_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        begin = {"url": reverse("offer_import:upload"), "label": self.get_page_title()}
        return [*self.breadcrumbs_items, begin, {"url": "", "label": self.stored.file_name}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.stored = get_object_or_404(OfferImport, pk=kwargs["key"], user=request.user)
        return self.render_to_response(self.get_context_data(run=self.dry_run()))

    def dry_run(self) -> DryRun:
        plan = make_plan(from_json(self.stored.table), self.request.user, self.stored.programme)
        return DryRun(plan, self.stored.seen)

    def get_context_data(self, run: DryRun, **kwargs: Any) -> dict[str, Any]:
        confirm = kwargs.pop("confirm", None) or ConfirmForm(
            may_publish=run.plan.may_be_published, initial={"fingerprint": run.plan.fingerprint}
        )
        return super().get_context_data(
            stored=self.stored,
            plan=run.plan,
            run=run,
            listing=run.listing(self.request.GET),
            confirm=confirm,
            most_written=MOST_WRITTEN,
            upload=UploadForm(user=self.request.user, initial={"programme": self.stored.programme_id}),
            **kwargs,
        )

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write what was shown; show it again if it would be something else by now."""
        mine = OfferImport.objects.select_for_update(of=("self",))
        stored = mine.filter(pk=kwargs["key"], user=request.user).first()
        if stored is None:
            messages.warning(request, _("This file is not here any more: it was written or discarded."))
            return redirect("offer_import:upload")
        self.stored = stored
        lock_offers(self.dry_run().plan)
        run = self.dry_run()
        confirm = ConfirmForm(request.POST, may_publish=run.plan.may_be_published)
        if not run.plan.is_sound or not run.plan.to_write:
            return self.again(run)
        if confirm.data.get("fingerprint") != run.plan.fingerprint:
            messages.warning(
                request,
                _("Something has changed since this was shown. Nothing was saved; please look again."),
            )
            return self.again(run)
        if not confirm.is_valid():
            return self.render_to_response(self.get_context_data(run=run, confirm=confirm))
        try:
            publish = confirm.cleaned_data["save_as"] == ConfirmForm.PUBLISH
            written = write(run.plan, request.user, publish=publish, file_name=stored.file_name)
        except RowFailedError as failed:
            run.fail(failed)
            return self.again(run)
        stored.delete()
        self.tell(written, publish=publish)
        return redirect("offer_import:upload")

    def again(self, run: DryRun) -> HttpResponse:
        """Show the dry run as it is now, with what is different marked."""
        response = self.render_to_response(self.get_context_data(run=run))
        response.render()
        self.stored.seen = {str(row.number): row.digest for row in run.plan.rows}
        self.stored.save(update_fields=["seen"])
        return response

    def tell(self, written: Written, *, publish: bool) -> None:
        programmes = {
            offer.get_parent().pk: offer.get_parent().title for offer in written.new[:1] + written.changed[:1]
        }
        buttons = [
            messages.button(reverse("wagtailadmin_explore", args=[pk]), title)
            for pk, title in programmes.items()
        ]
        messages.success(self.request, what_was_written(written, publish=publish), buttons=buttons)


class DiscardView(OnlyEditorsMixin, View):
    """Forget a file."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        OfferImport.objects.filter(pk=kwargs["key"], user=request.user).delete()
        messages.success(request, _("Nothing was saved, and the file is gone."))
        return redirect("offer_import:upload")


class SpreadsheetView(OnlyEditorsMixin, View):
    """Files to start from: the template, or the offers as they are now."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, what: str, extension: str) -> HttpResponse:
        if extension not in FILE_TYPES:
            raise Http404
        offers = latest_versions(list(rights.offers_of(request.user))) if what == "offers" else []
        programmes = Programmes()
        if extension == "csv":
            content = spreadsheets.as_csv(offers, programmes)
        else:
            mine = rights.programmes_for(request.user).values_list("pk", flat=True)
            titles = [programmes.name_of(programmes.by_pk[pk]) for pk in mine if pk in programmes.by_pk]
            content = spreadsheets.as_xlsx(offers, programmes, titles)
        name = f"angebote-{timezone.localdate()}" if what == "offers" else "angebote-vorlage"
        return HttpResponse(
            content,
            content_type=FILE_TYPES[extension],
            headers={
                "Content-Disposition": f'attachment; filename="{name}.{extension}"',
                "Cache-Control": "private, no-store",
                "X-Content-Type-Options": "nosniff",
            },
        )
