"""Correcting the drafts of an event and publishing them together: all of them or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from wagtail.log_actions import log

from downloads.models import Presentation, PresentationFile, PresentationSpeaker
from downloads.upload import rights
from downloads.upload.drafts import drafts_of, speakers_as_rows, speakers_of_event
from downloads.upload.forms import DraftForm
from home.models import User
from programmes.models import Event, Speaker


@dataclass(frozen=True)
class Outcome:
    """How many drafts were published, kept, deleted and joined to others."""

    published: int = 0
    kept: int = 0
    deleted: int = 0
    joined: int = 0


def forms_for(event: Event, user: User, data: Mapping[str, Any] | None = None) -> list[DraftForm]:
    """A form for each draft of an event; with `data`, only for those that the data speak of.

    Drafts that came while somebody was typing are left for the next time.
    """
    allowed = {"publish": rights.may_publish(user), "delete": rights.may_delete(user)}
    drafts, speakers = list(drafts_of(event)), speakers_of_event(event)
    # Read for all at once: the managers of a cluster ask for each presentation anew.
    files = PresentationFile.objects.filter(presentation__in=drafts).select_related("document")
    first = {file.presentation_id: file for file in files.order_by("-sort_order", "-pk")}
    held: dict[int, list[Speaker]] = {}
    for one in PresentationSpeaker.objects.filter(presentation__in=drafts).select_related("speaker"):
        held.setdefault(one.presentation_id, []).append(one.speaker)
    return [
        DraftForm(
            data,
            presentation=draft,
            file=first.get(draft.pk),
            held=held.get(draft.pk, []),
            speakers=speakers,
            others=drafts,
            rights=allowed,
        )
        for draft in drafts
        if data is None or f"p{draft.pk}-title" in data
    ]


def apply(forms: Iterable[DraftForm], user: User) -> Outcome | None:
    """Carry out what the forms say, in one transaction; None if one has an error, which then stands in it.

    A draft that somebody else saved since the form was shown is an error once; saving again overwrites it.
    """
    forms = list(forms)
    invalid = [form for form in forms if not form.is_valid()]
    if invalid or not _joins_are_possible(forms):
        return None
    try:
        with transaction.atomic():
            _lock(forms)
            return _carry_out(forms, user)
    except _RowError:
        return None


class _RowError(Exception):
    """A row cannot be saved; why, stands in its form."""


def _lock(forms: list[DraftForm]) -> None:
    keys = [form.presentation.pk for form in forms]
    locked = Presentation.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    current = {one.pk: one for one in locked.select_related("latest_revision__user")}
    is_stale = False
    for form in forms:
        now = current.get(form.presentation.pk)
        if now is None or now.live:
            form.add_error(None, gettext("Somebody has published or deleted this draft in the meantime."))
            is_stale = True
        elif now.latest_revision_id != form.cleaned_data["revision"]:
            form.add_error(None, _changed_by(now))
            # What was typed stays; who saves again has seen the warning.
            form.data = form.data.copy()
            form.data[form.add_prefix("revision")] = str(now.latest_revision_id)
            is_stale = True
    if is_stale:
        raise _RowError


def _changed_by(draft: Presentation) -> str:
    user = draft.latest_revision.user if draft.latest_revision else None
    who = (user.get_full_name() or user.get_username()) if user else gettext("Somebody")
    return gettext(
        "%(who)s has changed this draft in the meantime; its title is now “%(title)s”. "
        "Save again to keep what you typed here."
    ) % {"who": who, "title": draft.title}


def _joins_are_possible(forms: list[DraftForm]) -> bool:
    """A file can join a presentation that stays, and of the same deck in a language one of each kind.

    Handouts and the like are not limited.
    """
    by_key = {form.presentation.pk: form for form in forms}
    taken = {(form.presentation.pk, *_deck(form)) for form in forms if form.joins is None}
    possible = True
    for form in forms:
        if form.joins is None:
            continue
        target, deck = by_key.get(form.joins), (form.joins, *_deck(form))
        if target is None or target.joins is not None or target.cleaned_data["outcome"] == DraftForm.DELETE:
            form.add_error("outcome", gettext("The other presentation must be kept or published."))
            possible = False
        elif form.document.has_slides and deck in taken:
            form.add_error("outcome", gettext("The other presentation already has a file in this language."))
            possible = False
        taken.add(deck)
    return possible


def _deck(form: DraftForm) -> tuple[str, str]:
    """The language and the kind of a draft's file, as its editor wants them."""
    return form.cleaned_data["language"], form.document.extension if form.document else ""


def _carry_out(forms: list[DraftForm], user: User) -> Outcome:
    counts = dict.fromkeys(("published", "kept", "deleted", "joined"), 0)
    joining: dict[int, list[DraftForm]] = {}
    for form in forms:
        if form.joins is not None:
            joining.setdefault(form.joins, []).append(form)
            counts["joined"] += 1
    has_error = False
    for form in forms:
        outcome = form.cleaned_data["outcome"]
        if outcome == DraftForm.DELETE:
            _delete(form, user)
            counts["deleted"] += 1
        elif form.joins is None:
            has_error |= not _save(form, joining.get(form.presentation.pk, []), user)
            counts["published" if outcome == DraftForm.PUBLISH else "kept"] += 1
    if has_error:
        raise _RowError
    return Outcome(**counts)


def _save(form: DraftForm, joining: list[DraftForm], user: User) -> bool:
    """Save one draft with what was typed; False if it is not valid, with the reason in its form."""
    draft, typed = form.presentation, form.cleaned_data
    for name in ("title", "summary", "licence"):
        setattr(draft, name, typed[name])
    draft.speakers = speakers_as_rows(form.chosen_speakers)
    _set_language(form)
    files = list(draft.files.all())
    for one in joining:
        _set_language(one)
        if not one.document.has_slides:
            one.document.title = one.cleaned_data["title"]
            one.document.save()
        files += list(one.presentation.files.all())
        _forget_draft(one.presentation, user)
    for place, file in enumerate(files):
        file.pk = file.pk if file.presentation_id == draft.pk else None
        file.sort_order = place
    draft.files = files
    try:
        draft.full_clean()
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            form.add_error(field if field in form.fields else None, messages)
        return False
    draft.save()
    revision = draft.save_revision(user=user, log_action=True)
    if typed["outcome"] == DraftForm.PUBLISH:
        revision.publish(user=user)
    return True


def _set_language(form: DraftForm) -> None:
    document, language = form.document, form.cleaned_data["language"]
    if document is not None and document.language != language:
        document.language = language
        document.save()


def _delete(form: DraftForm, user: User) -> None:
    """Delete a draft, and its file unless something else uses it."""
    document = form.document
    _forget_draft(form.presentation, user)
    if document is not None and not document.presentation_files.exists():
        log(instance=document, action="wagtail.delete", user=user)
        document.delete()


def _forget_draft(draft: Presentation, user: User) -> None:
    log(instance=draft, action="wagtail.delete", user=user)
    Presentation.objects.get(pk=draft.pk).delete()
