"""Trying again what could not be submitted."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request

from home.board.submissions import failed_submission, try_again
from home.localize.permissions import SUBMIT


@require_POST
def try_again_view(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Submit a failed one anew; whoever may submit and edit the German version may do that."""
    if not request.user.has_perm(SUBMIT):
        raise PermissionDenied
    submission = failed_submission(request.user, pk)
    if submission is None:
        messages.info(request, _("This submission has been dealt with meanwhile."))
    elif try_again(submission, request.user):
        text = _("“%(title)s” was submitted again.")
        messages.success(request, text % {"title": submission.thing})
    else:
        text = _("Submitting “%(title)s” failed again. Please tell whoever looks after the site.")
        messages.error(request, text % {"title": submission.thing})
    return redirect(get_valid_next_url_from_request(request) or "translation_board:index")
