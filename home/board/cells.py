"""The cells of the board: the state of one version, and what to do next."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from config.languages import LANGUAGES, SOURCE, Language
from home.board.things import PAGE, Thing, Version
from home.translation.reviewing import mark_of
from home.translation.state import ICONS, State, state_of


@dataclass(frozen=True)
class Action:
    """A link to what should be done next."""

    label: str | Promise
    address: str


@dataclass
class Cell:
    """One thing in one language. `version` is None where there is none."""

    language: Language
    version: Version | None
    german: Version
    may_submit: bool

    @cached_property
    def state(self) -> State:
        """The state; that of the German version is draft or current."""
        return state_of(
            exists=self.version is not None,
            is_live=self.version is not None and self.version.is_live,
            record=self.version.record if self.version and not self.is_german else None,
            german=self.german.record,
        )

    @property
    def is_german(self) -> bool:
        """Whether this is the version that the others are translated from."""
        return self.language.code == SOURCE

    @property
    def icon(self) -> str:
        """The name of the shape that stands for the state."""
        return "doc-full" if self.is_german and self.state == State.CURRENT else ICONS[self.state]

    @property
    def label(self) -> str | Promise:
        """The state in words."""
        return _("Original") if self.is_german and self.state == State.CURRENT else self.state.label

    @property
    def is_also_machine_text(self) -> bool:
        """Whether an outdated version is machine-made and not reviewed as well."""
        record = self.version.record if self.version else None
        return self.state == State.OUTDATED and record is not None and record.is_unreviewed_machine_text

    @property
    def reviewed(self) -> tuple[str, datetime] | None:
        """Who reviewed it and when."""
        review = self.version.record.review if self.version and self.version.record else None
        return (review.name, review.at) if review and self.state == State.REVIEWED else None

    @property
    def changed_at(self) -> datetime | None:
        """When the German text last changed with an effect on translations."""
        return self.german.record.as_of if self.german.record else None

    @property
    def may_be_declared_current(self) -> bool:
        """Whether “still current” can be said here."""
        return self.state == State.OUTDATED and self.version.may_edit

    @property
    def mark(self) -> str:
        """What is being looked at (see home/translation/reviewing.py)."""
        return mark_of(self.version.record if self.version else None, self.german.record)

    @property
    def address(self) -> str:
        """The page with everything about this version."""
        return version_address(self.version)

    @property
    def action(self) -> Action | None:
        """What to do next, for somebody who may do it."""
        if self.version is None:
            is_open = self.may_submit and self.german.may_edit and self.german.is_live
            return Action(_("Submit for translation"), submit_address(self.german)) if is_open else None
        if not self.version.may_edit:
            return None
        if self.is_german:
            return Action(_("Edit"), edit_address(self.version))
        if self.state == State.MACHINE:
            return Action(_("Review"), self.address)
        return Action(_("Edit translation"), edit_address(self.version))


@dataclass
class Row:
    """One thing in all languages that are shown; the German version comes first."""

    thing: Thing
    cells: list[Cell]


def row(thing: Thing, codes: set[str], *, may_submit: bool) -> Row:
    """The row of a thing with the languages `codes`, and German in any case."""
    german = thing.versions[SOURCE]
    return Row(
        thing,
        [
            Cell(language, thing.versions.get(language.code), german, may_submit)
            for language in LANGUAGES
            if language.code == SOURCE or language.code in codes
        ],
    )


def _parts(version: Version) -> list[str | int]:
    return [*version.model.split("."), version.pk]


def version_address(version: Version) -> str:
    """The page with everything about one version."""
    return reverse("translation_board:version", args=_parts(version))


def edit_address(version: Version) -> str:
    """The editor, or the translation editor of wagtail-localize, which takes its place."""
    if version.model == PAGE:
        return reverse("wagtailadmin_pages:edit", args=[version.pk])
    return reverse(f"wagtailsnippets_{version.model.replace('.', '_')}:edit", args=[version.pk])


def submit_address(german: Version) -> str:
    """The form that submits a German version for translation."""
    if german.model == PAGE:
        return reverse("wagtail_localize:submit_page_translation", args=[german.pk])
    return reverse("wagtail_localize:submit_snippet_translation", args=_parts(german))
