"""The sitemap: every address that search engines may list, in each language that really has it.

What lives in other rooms is added by a hook: `@hooks.register("sitemap_entries")` on a function that
returns `entries(…)`. All rooms are asked in one query. Addresses whose words are of the interface alone,
and so there in every language, are added by `@hooks.register("sitemap_paths")`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as framework
from django.db.models import Expression, F, Func, QuerySet, TextField, Value
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page

from config.languages import LANGUAGES, SOURCE
from home.chrome.languages import Alternate, alternates, language_links
from home.translation.querysets import only_public, only_published

CODES = [language.code for language in LANGUAGES]
COLUMNS = ("translation_key", "code", "address", "changed")


def entries(queryset: QuerySet, address: str | Expression) -> QuerySet:
    """The rows of a translatable model as `COLUMNS`; `address` is the path without language."""
    return (
        queryset.order_by()
        .annotate(code=F("locale__language_code"), address=address, changed=F("last_published_at"))
        .values_list(*COLUMNS)
    )


def page_entries() -> QuerySet:
    """All published pages that everybody may read."""
    below_home = Func(
        "url_path", Value("^/[^/]*/"), Value(""), function="regexp_replace", output_field=TextField()
    )
    return entries(only_public(only_published(Page.objects.filter(depth__gt=1))), below_home)


def all_entries(address: str | None = None) -> QuerySet:
    """What all rooms have, or what they have at one address. One query."""
    parts = [page_entries(), *(room() for room in hooks.get_hooks("sitemap_entries"))]
    if address is not None:
        parts = [part.filter(address=address) for part in parts]
    return reduce(lambda one, other: one.union(other, all=True), parts)


def interface_paths() -> Iterator[str]:
    """The paths, without language, of what is no page and is there in every language, such as a form."""
    for room in hooks.get_hooks("sitemap_paths"):
        yield from room()


@dataclass(frozen=True)
class Address:
    """One page in one language: `others` are its hreflang links, itself included."""

    path: str
    changed: datetime | None
    others: list[Alternate]


def addresses() -> Iterator[Address]:
    """All addresses, language versions beside each other.

    A translation answers under the address of its German version. (Found here and not by the database: a
    subquery for each row takes minutes where its statistics are old, as after an import.)
    """
    things: dict[object, dict[str, tuple[str, datetime | None]]] = {}
    for key, code, address, changed in all_entries():
        things.setdefault(key, {})[code] = (address, changed)
    # Where two things have the same address, the one with a German version answers.
    by_address: dict[str, dict[str, tuple[str, datetime | None]]] = {}
    for versions in sorted(things.values(), key=lambda versions: SOURCE not in versions):
        address, _changed = versions.get(SOURCE) or next(iter(versions.values()))
        by_address.setdefault(address, versions)
    for path in interface_paths():
        by_address.setdefault(path, dict.fromkeys(CODES, (path, None)))
    for address, versions in sorted(by_address.items()):
        links = language_links(f"/{SOURCE}/{address}", SOURCE, versions)
        others = alternates(links)
        for link in links:
            if link.is_translated:
                yield Address(link.path, versions[link.language.code][1], others)


class LanguagesSitemap(Sitemap):
    """Django's sitemap over all languages, made anew for each request."""

    limit = 10_000

    @cached_property
    def _addresses(self) -> list[Address]:
        return list(addresses())

    def items(self) -> list[Address]:
        return self._addresses

    def location(self, item: Address) -> str:
        return item.path

    def lastmod(self, item: Address) -> datetime | None:
        return item.changed

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        """As the framework's template wants them, with the alternates that the pages themselves name."""
        urls = super().get_urls(page, site, protocol)
        origin = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        for url in urls:
            url["alternates"] = [
                {"lang_code": other.hreflang, "location": origin + other.path} for other in url["item"].others
            ]
        return urls


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest, section: str | None = None) -> HttpResponse:
    """`/sitemap.xml`: all addresses, or where they are too many for one file, a list of such files."""
    maps = {"pages": LanguagesSitemap()}
    if section is None and maps["pages"].paginator.num_pages > 1:
        return framework.index(request, maps, sitemap_url_name="sitemap_section")
    return framework.sitemap(request, maps, section)
