"""Mail is sent when the feedback is safe: a mail server that is away loses nothing."""

from django_tasks import task

from home.feedback.mail import mail_about
from home.models import Feedback


@task()
def tell_the_team(feedback_pk: int) -> bool:
    """Send the mail about a feedback. False if it is gone by now or there is nobody to send it to."""
    feedback = Feedback.objects.filter(pk=feedback_pk).first()
    mail = mail_about(feedback) if feedback else None
    return bool(mail and mail.send())
