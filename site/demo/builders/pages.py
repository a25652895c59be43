"""Pages that belong to no room above: the home page, its sections, plain pages."""

from collections.abc import Mapping
from typing import TypeVar

from wagtail.models import Locale, Page

from config.languages import SOURCE
from demo.builders.bodies import block, body, figures
from home.models import BasePage, StandardPage

AnyPage = TypeVar("AnyPage", bound=BasePage)


def publish_below(parent: Page, page: AnyPage) -> AnyPage:
    """Put a page at the end of its parent's children and publish it with a first revision."""
    page.locale = Locale.objects.get(language_code=SOURCE) if not page.locale_id else page.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def section(parent: Page, kind: type[AnyPage], *, slug: str, title: str, lead: str = "") -> AnyPage:
    """A page that lists something, such as the downloads area."""
    return publish_below(parent, kind(title=title, slug=slug, lead=lead))


def standard_page(parent: Page, *, slug: str, title: str, lead: str = "", **content) -> StandardPage:
    """A page of text; `body` as in `demo.builders.bodies.body`."""
    return publish_below(
        parent, StandardPage(title=title, slug=slug, lead=lead, body=body(content.get("body", [])))
    )


def fill_home(home: BasePage, content: Mapping, sections: Mapping[str, Page]) -> None:
    """Give the home page its content; `sections` are the pages that its entries lead to, by slug."""
    home.title = content["title"]
    home.heading = content["heading"]
    home.lead = content["lead"]
    home.body = body(content["body"])
    home.key_figures = figures(content["figures"])
    home.entries = [
        block("entry", {"title": one["title"], "text": one["text"], "page": sections[one["target"]].pk})
        for one in content["entries"]
    ]
    home.save_revision().publish()
    home.refresh_from_db()
