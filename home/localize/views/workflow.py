"""Approving: an incomplete translation stays in the workflow, and the moderator is told what it lacks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.workflow import WorkflowAction

from home.localize.gate import incomplete, translation_of


class ApprovePage(WorkflowAction):
    """Wagtail's view of a page's workflow actions."""

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        translation = translation_of(self.object) if self.action_name == "approve" else None
        found = incomplete(translation) if translation else None
        if found is None:
            return super().post(request, *args, **kwargs)
        messages.error(request, f"{found.sentence} {_('It stays in the workflow until it is complete.')}")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)
