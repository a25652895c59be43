from collections.abc import Iterator
from datetime import date

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from config.languages import SOURCE
from home.plain_text import words_of
from home.searchable import Kind, Searchable, SearchText
from home.translation.querysets import BasePageQuerySet


class BasePage(Searchable, Page):
    """What every page of the site has: a lead, an address without language, and its languages."""

    lead = models.TextField(
        _("lead"),
        max_length=500,
        blank=True,
        help_text=_("One to three sentences that say what the reader finds here. Also used in listings."),
    )

    facts: tuple[str, ...] = ()
    search_kind = Kind.PAGE

    objects = PageManager.from_queryset(BasePageQuerySet)()

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Pages are begun in German: one that is begun elsewhere could not be read in any other language."""
        return super().can_create_at(parent) and parent.locale.language_code == SOURCE

    @property
    def language(self) -> str:
        """The code of the language this version is written in."""
        return self.locale.language_code

    @property
    def path_below_home(self) -> str:
        """The address without language, such as `programme/fit-for-mint/`: the same in every language."""
        return path_below_home(self)

    def address_in(self, code: str) -> str:
        """The path of this page under the language `code`, translated or not."""
        with translation.override(code):
            return reverse("wagtail_serve", args=[self.path_below_home])

    def get_absolute_url(self) -> str:
        """The path of this page under the reader's language."""
        return reverse("wagtail_serve", args=[self.path_below_home])

    def search_texts(self) -> Iterator[SearchText]:
        """The page's own words, if everybody may read it."""
        if not self.live or self.alias_of_id or self.get_view_restrictions().exists():
            return
        yield SearchText(
            kind=self.search_kind,
            language=self.language,
            title=self.title,
            body=words_of(self.lead, *self.search_words()),
            path=self.path_below_home,
            day=self.search_day(),
            note=getattr(self, "note", ""),
            programmes=self.search_programmes(),
        )

    def search_words(self) -> list[object]:
        """What else of this page type can be found: texts, rich texts, stream values."""
        return [getattr(self, "body", "")]

    def search_programmes(self) -> tuple[str, ...]:
        """The addresses without language of the programmes it belongs to."""
        return ()

    def search_day(self) -> date | None:
        """The day that the page speaks of, if it does."""
        return None

    def get_template(self, request, *args, **kwargs) -> str:
        return f"{self._meta.app_label}/{self._meta.model_name}.html"

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions on this page and those above it. (Wagtail's own needs two queries.)

        None is asked for if the routing has found out already that there are none.
        """
        if getattr(self, "is_known_public", False):
            return PageViewRestriction.objects.none()
        lengths = range(self.steplen, len(self.path) + 1, self.steplen)
        return PageViewRestriction.objects.filter(page__path__in=[self.path[:n] for n in lengths])


def path_below_home(page: Page) -> str:
    """The part of a page's `url_path` below its language's home page, without leading slash."""
    return page.url_path.split("/", 2)[2]
