"""The sign of the site where browsers and phones show it: colours of their bars, icon, web manifest."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from config.languages import SOURCE, language_for
from home.models import SiteSettings

THEME_COLOURS = {"light": "#fff", "dark": "#122429"}
"""The colour of the header in both schemes: `--surface` of site/static/css/tokens.css."""

DECK = "#0c3a45"
"""The colour behind the sign: `--deck` by day."""


@require_safe
@cache_control(public=True, max_age=86400)
def manifest(request: HttpRequest) -> JsonResponse:
    """`/site.webmanifest`: name, colours and icon for those who put the site on their home screen."""
    site = Site.find_for_request(request)
    brand = SiteSettings.objects.filter(site=site).first() or SiteSettings()
    name = brand.organisation_name or (site.site_name if site else "")
    return JsonResponse(
        {
            "name": name,
            "short_name": name[:12].strip(),
            "lang": language_for(SOURCE).hreflang,
            "dir": "auto",
            "start_url": "/",
            "display": "browser",
            "background_color": THEME_COLOURS["light"],
            "theme_color": DECK,
            "icons": icons(brand),
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


def icons(brand: SiteSettings) -> list[dict[str, str]]:
    """The sign in the forms that phones ask for: the editors' own, else the one that comes with the site."""
    if brand.sign:
        kind = "image/svg+xml" if brand.sign.name.endswith(".svg") else "image/png"
        return [{"src": brand.sign.url, "type": kind, "sizes": "any"}]
    return [
        {"src": static("img/favicon.svg"), "type": "image/svg+xml", "sizes": "any"},
        {"src": static("img/icon-512.png"), "type": "image/png", "sizes": "512x512", "purpose": "any"},
        {"src": static("img/icon-512.png"), "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
    ]
