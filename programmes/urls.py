from django.urls import path

from programmes import views

app_name = "programmes"

urlpatterns = [
    path("termine/<slug:slug>/", views.event, name="event"),
    path("termine/<slug:slug>.ics", views.event_calendar, name="event_calendar"),
]
