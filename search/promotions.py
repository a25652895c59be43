"""What editors want to stand on top of the results of a query."""

from dataclasses import dataclass

from django.urls import get_script_prefix
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from config.languages import SOURCE
from home.models import path_below_home
from home.translation.querysets import only_public, only_published
from search.query import Question


@dataclass(frozen=True)
class Promoted:
    """A result that editors have chosen. `language` is that of its title, empty for an address elsewhere."""

    title: str
    url: str
    description: str
    language: str = ""


def promoted(asked: Question) -> list[Promoted]:
    """What was promoted for this query, in the editors' order.

    A page counts for readers of its own language; a German one for all: they get the version in their
    language where there is one. Asks two queries at most.
    """
    chosen = list(
        SearchPromotion.objects.filter(query__query_string=normalise_query_string(asked.text)).order_by(
            "sort_order"
        )
    )
    pages = _pages({one.page_id for one in chosen if one.page_id}, asked.code) if chosen else {}
    found = []
    for one in chosen:
        if one.page_id is None:
            found.append(
                Promoted(
                    one.external_link_text or one.external_link_url, one.external_link_url, one.description
                )
            )
        elif page := pages.get(one.page_id):
            url = f"{get_script_prefix()}{asked.code}/{path_below_home(page)}"
            found.append(Promoted(page.title, url, one.description, page.locale.language_code))
    return found


def _pages(keys: set[int], code: str) -> dict[int, Page]:
    """For each promoted page the version that readers of the language get; none if it is not for them."""
    same = Page.objects.filter(pk__in=keys).values("translation_key")
    versions = only_public(only_published(Page.objects.filter(translation_key__in=same))).filter(
        alias_of__isnull=True, locale__language_code__in={code, SOURCE}
    )
    by_key: dict[object, dict[str, Page]] = {}
    own: dict[int, Page] = {}
    for page in versions.select_related("locale"):
        by_key.setdefault(page.translation_key, {})[page.locale.language_code] = page
        own[page.pk] = page
    return {pk: by_key[page.translation_key].get(code, page) for pk, page in own.items() if pk in keys}
