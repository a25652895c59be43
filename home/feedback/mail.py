"""The mail that tells the team of new feedback, in German."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from config.languages import SOURCE
from home.models import Feedback, SiteSettings


def mail_about(feedback: Feedback) -> EmailMessage | None:
    """The mail about one feedback, to be sent; None where the site settings name nobody to send it to.

    The writer's address, if given, is where the answer to the mail goes.
    """
    site_settings = SiteSettings.objects.order_by("site__is_default_site").last()
    recipient = site_settings and (site_settings.feedback_email or site_settings.email)
    if not recipient:
        return None
    with translation.override(SOURCE):
        path = reverse("wagtailsnippets_home_feedback:edit", args=[feedback.pk])
        context = {"feedback": feedback, "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}"}
        return EmailMessage(
            subject=_("Feedback about the website: %(kind)s") % {"kind": feedback.get_kind_display()},
            body=render_to_string("home/feedback/mail.txt", context),
            to=[recipient],
            reply_to=[feedback.email] if feedback.email else [],
        )
