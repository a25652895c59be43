from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView

from home.forms.protected import ProtectedForm
from home.forms.rate_limit import RateLimit
from home.forms.visitor import is_sent_from_here


# Exempt, because there is no cookie to abuse: see docs/decisions/0013-scripts-and-forms.md.
@method_decorator([csrf_exempt, never_cache], name="dispatch")
class ProtectedFormView(FormView):
    """Shows a `ProtectedForm` and takes it: a good one leads to `success_url`, another comes back as it was.

    Inherit with `form_class`, `template_name`, `success_url` and `limit`, and do in `accept` what is to
    be done with the answers.
    """

    form_class: type[ProtectedForm]
    limit: RateLimit
    http_method_names = ["get", "head", "post", "options"]

    def accept(self, form: ProtectedForm) -> None:
        """Do what the form is for. `form.cleaned_data` has been checked."""
        raise NotImplementedError

    def too_often(self) -> str:
        """What somebody is told who has sent the form too often."""
        return _("Many messages have come from your connection. Please try again in an hour.")

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        form = self.get_form()
        if form.is_trapped:  # Whoever filled that in is not told that nothing has happened.
            return super().form_valid(form)
        if not is_sent_from_here(request):
            form.add_error(None, _("This form came from another website. Please check it and send it here."))
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form: ProtectedForm) -> HttpResponse:
        if not self.limit.allows(self.request):
            form.add_error(None, self.too_often())
            return self.form_invalid(form, status=429)
        if not form.is_sent_again:
            self.accept(form)
        return super().form_valid(form)

    def form_invalid(self, form: ProtectedForm, status: int = 422) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)
