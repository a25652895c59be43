from django.urls import path

from demo.styleguide import views

app_name = "styleguide"
urlpatterns = [path("", views.styleguide, name="styleguide")]
