"""Addresses whose views fail, beside those of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

from config.urls import *  # noqa: F403 - the handlers too, as Django finds them
from config.urls import urlpatterns as site_urls


def refuse(request):
    raise SuspiciousOperation


def forbid(request):
    raise PermissionDenied


def fail(request):
    raise RuntimeError


urlpatterns = [*i18n_patterns(path("400/", refuse), path("403/", forbid), path("500/", fail)), *site_urls]
