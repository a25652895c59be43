"""Mail is sent when the enquiry is safe: a mail server that is away loses nothing."""

from django_tasks import task

from programmes.enquiries.mail import mail_about
from programmes.models import Enquiry


@task()
def pass_on(enquiry_pk: int) -> bool:
    """Send the mail about an enquiry. False if it is gone by now or there is nobody to send it to."""
    enquiry = Enquiry.objects.select_related("offer").filter(pk=enquiry_pk).first()
    mail = mail_about(enquiry) if enquiry else None
    return bool(mail and mail.send())
