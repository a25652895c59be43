"""Every address of the site. Public ones begin with a language."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from downloads.views import slide_picture, wagtails_document
from home import brand, robots, routing, sharing, sitemaps, views, views_offer
from home.localize import urls as localize_urls

handler400 = "home.views.bad_request"
handler403 = "home.views.forbidden"
handler404 = "home.views_missing.not_found"
handler500 = "home.views.server_error"

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap_section"),
    path("robots.txt", robots.robots, name="robots"),
    path("site.webmanifest", brand.manifest, name="manifest"),
    path("sprachangebot.json", views_offer.language_offer, name="language_offer"),
    path("health/live/", views.alive, name="alive"),
    path("health/ready/", views.ready, name="ready"),
    # Wagtail puts the addresses of hooks behind its own, so this one has to stand before them.
    path("admin/", include(localize_urls.before_wagtail)),
    path("admin/", include(wagtailadmin_urls)),
    # Our own view under Wagtail's name, before Wagtail's own.
    re_path(r"^documents/([0-9]+)/(.*)$", wagtails_document, name="wagtaildocs_serve"),
    path("documents/", include(wagtaildocs_urls)),
    path("folien/<path:name>", slide_picture, name="slide_picture"),
]

if settings.DEBUG:
    # As the server in front does it: what may be private is not served as it lies in the folder.
    urlpatterns += [
        re_path(
            r"^media/(?P<path>(?!documents/|slides/).*)$",
            serve_file,
            {"document_root": settings.MEDIA_ROOT},
        )
    ]

if apps.is_installed("demo"):
    urlpatterns.append(path("styleguide/", include("demo.styleguide.urls")))

urlpatterns += i18n_patterns(
    path("vorschaubild.png", sharing.picture, name="sharing_picture"),
    path("", include("home.urls")),
    path("", include("programmes.urls")),
    path("", include("downloads.urls")),
    path("", include("search.urls")),
    # Our own view under Wagtail's name, before Wagtail's own.
    re_path(wagtail_urls.serve_pattern, routing.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)
