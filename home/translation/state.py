"""How honest a translation is: who made it, and whether it still says what the German version says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.languages import SOURCE
from home.models import VersionRecord


class State(models.TextChoices):
    """The state of one version, the most urgent first."""

    MISSING = "missing", pgettext_lazy("state of a translation", "Missing")
    DRAFT = "draft", pgettext_lazy("state of a translation", "Draft")
    OUTDATED = "outdated", pgettext_lazy("state of a translation", "Outdated")
    MACHINE = "machine", pgettext_lazy("state of a translation", "Machine-made, not reviewed")
    REVIEWED = "reviewed", pgettext_lazy("state of a translation", "Machine-made, reviewed")
    CURRENT = "current", pgettext_lazy("state of a translation", "Current")


ICONS = {
    State.MISSING: "minus",
    State.DRAFT: "draft",
    State.OUTDATED: "history",
    State.MACHINE: "cogs",
    State.REVIEWED: "glasses",
    State.CURRENT: "circle-check",
}
"""A state is told by its words and a shape, never by colour alone."""

STATE_HELP = {
    State.MISSING: _("There is no version in this language; readers see the German one."),
    State.DRAFT: _("The version is not published; readers see the German one."),
    State.OUTDATED: _("The German version was changed later; readers see a notice."),
    State.MACHINE: _("Nobody has reviewed what the machine wrote; readers see a notice."),
    State.REVIEWED: _("A person has reviewed what the machine wrote."),
    State.CURRENT: _("Written by people, and as new as the German version."),
}


def state_of(
    *, exists: bool, is_live: bool, record: VersionRecord | None, german: VersionRecord | None
) -> State:
    """The state of a translation; `record` and `german` are the records of it and of the German version."""
    if not exists:
        return State.MISSING
    if not is_live:
        return State.DRAFT
    if record is None:
        return State.CURRENT
    if german is not None and record.is_older_than(german):
        return State.OUTDATED
    if record.is_unreviewed_machine_text:
        return State.MACHINE
    return State.REVIEWED if record.machine_at else State.CURRENT


@dataclass(frozen=True)
class Standing:
    """What a reader has to know about the translation in front of them.

    `is_machine` says that no person has reviewed what a machine wrote; `german_changed_at` is set if
    the German version was changed after the translation.
    """

    is_machine: bool = False
    german_changed_at: datetime | None = None


def with_record() -> Subquery:
    """An annotation for any query of versions, so that their records cost no query of their own."""
    records = VersionRecord.objects.filter(
        translation_key=OuterRef("translation_key"), locale=OuterRef("locale")
    )
    fields = ("words", "as_of", "machine_at", "reviewed_until")
    return Subquery(records.values(json=JSONObject(**{name: name for name in fields}))[:1])


def standing_of(versions: Mapping[str, models.Model], shown: str) -> Standing | None:
    """The standing of the version `shown`, from the published versions of a thing annotated by `with_record`.

    None for the German version, and where nothing is known.
    """
    record = _record_of(versions[shown])
    if shown == SOURCE or record is None:
        return None
    german = _record_of(versions[SOURCE]) if SOURCE in versions else None
    is_outdated = german is not None and record.is_older_than(german)
    return Standing(record.is_unreviewed_machine_text, german.as_of if is_outdated else None)


def _record_of(version: models.Model) -> VersionRecord | None:
    values = getattr(version, "record", None)
    return VersionRecord.from_json(values) if values else None
