"""Addresses that belong to no page. They stand below the language, like pages."""

from django.urls import path, re_path

from home.feedback import views as feedback
from home.qr_codes import qr_code

app_name = "home"

urlpatterns = [
    path("rueckmeldung/", feedback.FeedbackView.as_view(), name="feedback"),
    path("rueckmeldung/danke/", feedback.thanks, name="feedback_thanks"),
    re_path(r"^(?P<path>(?:[a-z0-9-]+/)*)qr\.svg$", qr_code, name="qr_code"),
]
