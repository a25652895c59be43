"""Addresses that belong to no page. They stand below the language, like pages."""

from django.urls import path

from home.feedback import views as feedback

app_name = "home"

urlpatterns = [
    path("rueckmeldung/", feedback.FeedbackView.as_view(), name="feedback"),
    path("rueckmeldung/danke/", feedback.thanks, name="feedback_thanks"),
]
