from django.urls import path

from downloads import views

app_name = "downloads"

urlpatterns = [
    path("downloads/<slug:slug>/", views.presentation, name="presentation"),
    path("downloads/<slug:slug>/<slug:language>/", views.download, name="download"),
]
