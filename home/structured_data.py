"""What machines read of a page: schema.org as JSON-LD, one script for each page.

Here is what every page has: the page itself, its breadcrumb, the site and who runs it. What a page is
about is said by the room it belongs to: `@hooks.register("structured_data")` on a function that takes the
template context and a `Site`, and returns a `Description` or None. It uses what the page has loaded, so
that no page needs a query for it, and nothing that the page itself does not show.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail import hooks

from config.languages import SOURCE, language_for
from home.chrome.context import Chrome
from home.models import BasePage, HomePage

Node = dict[str, object]
"""One thing of schema.org: its `@type` and its properties."""

DANGEROUS = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}
"""What could end the script, or a line of it, wherever it stands; JSON has another way to write it."""


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumb; the last one has no path."""

    name: str
    path: str = ""


@dataclass(frozen=True)
class Description:
    """What a room says of a page: its name, the steps that lead to it, and what it is about."""

    name: str
    trail: list[Crumb] = field(default_factory=list)
    main: Node | None = None
    changed: datetime | None = None


class Site:
    """The site around a page: addresses and languages as schema.org wants them."""

    def __init__(self, chrome: Chrome) -> None:
        self.chrome = chrome

    def absolute(self, path: str) -> str:
        """The absolute address of a path."""
        return f"{self.chrome.origin}{path}"

    @property
    def address(self) -> str:
        """The one address of what is shown."""
        return self.absolute(self.chrome.canonical_path)

    @property
    def language(self) -> str:
        """The tag of the language in which the content is written."""
        reading = self.chrome.reading
        return language_for(reading.shown if reading else self.chrome.code).hreflang

    @property
    def home(self) -> str:
        """The address of the home page in the reader's language."""
        return self.absolute(reverse("wagtail_serve", args=[""]))

    @property
    def operator(self) -> Node:
        """Who runs the site, in short."""
        return {
            "@type": "Organization",
            "@id": self.absolute("/#organisation"),
            "name": self.chrome.settings.organisation_name or self.chrome.request.get_host(),
            "url": self.absolute("/"),
        }


def without_empty(node: Mapping[str, object]) -> Node:
    """A node without the properties that nobody has filled in."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def moment(value: datetime) -> str:
    """A moment with the offset that Berlin has then: `2026-07-07T09:00:00+02:00`."""
    return timezone.localtime(value).replace(microsecond=0).isoformat()


def operator_in_full(site: Site) -> Node:
    """Who runs the site, with the address and the contact that stand at the foot of every page."""
    settings = site.chrome.settings
    address = without_empty(
        {"streetAddress": settings.street, "postalCode": settings.postcode, "addressLocality": settings.city}
    )
    return without_empty(
        {
            **site.operator,
            "legalName": settings.operator,
            "address": {"@type": "PostalAddress", **address, "addressCountry": "DE"} if address else None,
            "email": settings.email,
            "telephone": settings.phone,
        }
    )


def website(site: Site) -> Node:
    """The site in the reader's language, with its search."""
    search = site.absolute(reverse("search:search"))
    return {
        "@type": "WebSite",
        "@id": f"{site.home}#website",
        "url": site.home,
        "name": site.operator["name"],
        "inLanguage": site.chrome.language.hreflang,
        "publisher": {"@id": site.operator["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(trail: list[Crumb], site: Site) -> Node:
    """The steps to a page, the home page first, as they stand above its heading."""
    steps = [Crumb(gettext("Home"), reverse("wagtail_serve", args=[""])), *trail]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{site.address}#breadcrumb",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step.name,
                "item": site.absolute(step.path) if step.path else site.address,
            }
            for position, step in enumerate(steps, start=1)
        ],
    }


def webpage(description: Description, site: Site) -> Node:
    """The page itself, and which page it was translated from."""
    reading = site.chrome.reading
    is_translation = reading is not None and reading.shown != SOURCE and SOURCE in reading.available
    return without_empty(
        {
            "@type": "WebPage",
            "@id": site.address,
            "url": site.address,
            "name": description.name,
            "inLanguage": site.language,
            "dateModified": moment(description.changed) if description.changed else None,
            "isPartOf": {
                "@type": "WebSite",
                "@id": f"{site.home}#website",
                "url": site.home,
                "name": site.operator["name"],
            },
            "publisher": site.operator,
            "breadcrumb": {"@id": f"{site.address}#breadcrumb"} if description.trail else None,
            "mainEntity": {"@id": description.main["@id"]} if description.main else None,
            "translationOfWork": {"@id": site.absolute(reading.source_path)} if is_translation else None,
        }
    )


def plain_page(context: Mapping[str, object]) -> Description | None:
    """What can be said of any page."""
    page = context.get("page")
    if not isinstance(page, BasePage):
        return None
    trail = [] if isinstance(page, HomePage) else [Crumb(page.title)]
    return Description(page.title, trail, changed=page.last_published_at)


def graph(context: Mapping[str, object]) -> list[Node]:
    """All that is said of the page that is rendered with `context`; nothing of error pages and the like."""
    site = Site(context["chrome"])
    rooms = (describe(context, site) for describe in hooks.get_hooks("structured_data"))
    description = next(filter(None, rooms), None) or plain_page(context)
    if description is None:
        return []
    nodes = [webpage(description, site)]
    if description.trail:
        nodes.append(breadcrumbs(description.trail, site))
    if description.main:
        nodes.append(description.main)
    if isinstance(context.get("page"), HomePage):
        nodes += [website(site), operator_in_full(site)]
    return nodes


def as_script(nodes: list[Node]) -> SafeString:
    """The nodes as a script of data, which no browser runs; whatever people wrote stays inside of it."""
    if not nodes:
        return SafeString("")
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":")
    )
    return SafeString(f'<script type="application/ld+json">{text.translate(DANGEROUS)}</script>')
