"""What an editor may want to do next. Each room adds what it knows of: `@hooks.register("things_to_do")`."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page

from home.board.things import may_edit_anything
from home.board.views import rows_for
from home.models import User
from home.translation.state import State

MOST = 5
"""Links shown for one thing to do."""


@dataclass(frozen=True)
class Todo:
    """One line of the panel: a sentence, an icon of Wagtail's, and links (title, address) to begin with."""

    sentence: str
    icon: str
    links: list[tuple[str, str]]


def things_to_do(user: User) -> list[Todo]:
    """Everything that waits for `user`, from all rooms."""
    return [todo for find in hooks.get_hooks("things_to_do") for todo in find(user)]


@hooks.register("things_to_do", order=0)
def drafts_of(user: User) -> Iterator[Todo]:
    """Pages with changes by this person that nobody has published."""
    drafts = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    number = drafts.count()
    if number:
        sentence = ngettext("You have %(number)d draft", "You have %(number)d drafts", number)
        newest = drafts.order_by("-latest_revision_created_at")[:MOST]
        links = [(page.draft_title, reverse("wagtailadmin_pages:edit", args=[page.pk])) for page in newest]
        yield Todo(sentence % {"number": number}, "draft", links)


@hooks.register("things_to_do", order=100)
def outdated_translations(user: User) -> Iterator[Todo]:
    """Translations that are older than their German version."""
    if not may_edit_anything(user):
        return
    rows = rows_for(user, state=State.OUTDATED)
    if rows:
        sentence = ngettext(
            "%(number)d text has a translation that is older than the German version",
            "%(number)d texts have translations that are older than the German version",
            len(rows),
        )
        address = f"{reverse('translation_board:index')}?{urlencode({'state': State.OUTDATED})}"
        yield Todo(sentence % {"number": len(rows)}, "history", [(str(_("To the translations")), address)])
