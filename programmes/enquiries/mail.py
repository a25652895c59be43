"""The mail that brings an enquiry to the organisation: fields in German, the question as it was written."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from config.languages import SOURCE, language_for
from programmes.enquiries.subject import recipient_of
from programmes.models import Enquiry


def mail_about(enquiry: Enquiry) -> EmailMessage | None:
    """The mail about one enquiry, to be sent; None where nobody has an address to send it to.

    An answer to the mail goes to the one who asked, if there is an address.
    """
    recipient = recipient_of(enquiry.offer)
    if not recipient:
        return None
    with translation.override(SOURCE):
        path = reverse("wagtailsnippets_programmes_enquiry:edit", args=[enquiry.pk])
        context = {
            "enquiry": enquiry,
            # Django's own catalogue has the German names of languages.
            "language": _(language_for(enquiry.language).english_name),
            "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
        }
        return EmailMessage(
            subject=_("Enquiry: %(about)s") % {"about": enquiry.about or _("general question")},
            body=render_to_string("programmes/enquiry/mail.txt", context),
            to=[recipient],
            reply_to=[enquiry.email] if enquiry.email else [],
        )
