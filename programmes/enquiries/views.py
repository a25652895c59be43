from functools import cached_property, partial
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.forms.rate_limit import RateLimit
from home.forms.view import ProtectedFormView
from programmes.enquiries.forms import EnquiryForm
from programmes.enquiries.subject import Subject, german_version, subject_at
from programmes.enquiries.tasks import pass_on

PARAMETER = "angebot"


class EnquiryView(ProtectedFormView):
    """The page where people ask in their language. `?angebot=` names the path of the offer it is about."""

    form_class = EnquiryForm
    template_name = "programmes/enquiry/form.html"
    # A whole counselling centre may share one address.
    limit = RateLimit("enquiry", most=10, seconds=3600)

    @cached_property
    def subject(self) -> Subject:
        return subject_at(self.request.GET.get(PARAMETER, ""), get_language())

    @property
    def query(self) -> str:
        """What keeps the subject when the form is sent."""
        offer = self.subject.offer
        return f"?{urlencode({PARAMETER: offer.path_below_home})}" if offer else ""

    def get_initial(self) -> dict[str, str]:
        return {"language": get_language()}

    def get_success_url(self) -> str:
        return reverse("programmes:enquiry_thanks") + self.query

    def get_context_data(self, **kwargs) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), "subject": self.subject, "query": self.query}

    def accept(self, form: EnquiryForm) -> None:
        """Store the enquiry, then pass it on."""
        enquiry = form.enquiry(german_version(self.subject.offer))
        with transaction.atomic():
            enquiry.save()
            transaction.on_commit(partial(pass_on.enqueue, enquiry.pk))


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Where a sent form leads: loading it again sends nothing again."""
    subject = subject_at(request.GET.get(PARAMETER, ""), get_language())
    return render(request, "programmes/enquiry/thanks.html", {"subject": subject})
