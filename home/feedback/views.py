from functools import partial

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.feedback.forms import FeedbackForm
from home.feedback.tasks import tell_the_team
from home.forms.rate_limit import RateLimit
from home.forms.view import ProtectedFormView
from home.forms.visitor import page_before


class FeedbackView(ProtectedFormView):
    """The page where readers report barriers and mistakes."""

    form_class = FeedbackForm
    template_name = "home/feedback/form.html"
    success_url = reverse_lazy("home:feedback_thanks")
    # A whole counselling centre may share one address.
    limit = RateLimit("feedback", most=10, seconds=3600)

    def get_initial(self) -> dict[str, str]:
        return {"page": page_before(self.request)}

    def accept(self, form: FeedbackForm) -> None:
        """Store the feedback, then tell the team."""
        feedback = form.feedback(get_language())
        with transaction.atomic():
            feedback.save()
            transaction.on_commit(partial(tell_the_team.enqueue, feedback.pk))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Where a sent form leads: loading it again sends nothing again."""
    return render(request, "home/feedback/thanks.html")
