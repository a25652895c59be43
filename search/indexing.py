"""Keeping entries and engine in step with the content.

What is written is always read from the database, never from an instance at hand: editing a published
page leaves draft values on the instance.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from search import engine, vocabulary
from search.entries import CONTENT, by_part, entries_of
from search.models import Entry
from search.readers import assign_readers
from search.things import keys_of, public_rows, root_of, searchable_roots

AT_ONCE = 50

Part = tuple[int, int, int]


def refresh(instance: models.Model) -> None:
    """Write, update or delete the entries of one Searchable as it now is in the database."""
    reindex(root_of(type(instance)), [instance.pk])


@transaction.atomic
def reindex(root: type[models.Model], keys: Collection[int], *, whole: bool = False) -> None:
    """Bring the entries of some rows up to date; `whole` writes to the engine even what has not changed.

    The number of queries depends neither on the number of rows nor on that of their parts, save for
    what `search_texts` itself asks.
    """
    vocabulary.wait_for_turn()
    wanted, stored, others = _as_it_should_be_and_is(root, keys)
    readers_before = {entry.pk: entry.readers for entry in others}
    assign_readers([*wanted.values(), *others])

    gone = [entry for part, entry in stored.items() if part not in wanted]
    changed = [entry for part, entry in wanted.items() if whole or _differs(entry, stored.get(part))]
    _count_words(gone, [entry for part, entry in wanted.items() if _differs(entry, stored.get(part))], stored)
    delete(gone)
    _save(changed)
    reassigned = [entry for entry in others if entry.readers != readers_before[entry.pk]]
    Entry.objects.bulk_update(reassigned, ["readers"])
    # Read again: the bodies were left out above.
    again = Entry.objects.filter(pk__in=[entry.pk for entry in reassigned]) if reassigned else []
    engine.write([*changed, *again])


def _as_it_should_be_and_is(
    root: type[models.Model], keys: Collection[int]
) -> tuple[dict[Part, Entry], dict[Part, Entry], list[Entry]]:
    """The entries that the content wants, those that there are, and other versions of the same things."""
    thing_type = ContentType.objects.get_for_model(root)
    wanted = by_part(entry for row in public_rows(root, keys) for entry in entries_of(row))
    stored = by_part(Entry.objects.filter(thing_type=thing_type, thing_id__in=keys).defer("body"))
    return wanted, stored, _other_versions([*wanted.values(), *stored.values()], thing_type, keys)


def _other_versions(entries: Iterable[Entry], thing_type: ContentType, keys: Collection[int]) -> list[Entry]:
    """What there is in other languages of the same things."""
    translation_keys = {entry.translation_key for entry in entries}
    versions = Entry.objects.filter(translation_key__in=translation_keys)
    return list(versions.exclude(thing_type=thing_type, thing_id__in=keys).defer("body"))


def _differs(entry: Entry, stored: Entry | None) -> bool:
    return stored is None or (entry.digest, entry.readers) != (stored.digest, stored.readers)


def _save(entries: Sequence[Entry]) -> None:
    Entry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["thing_type", "thing_id", "part"],
        update_fields=[*CONTENT, "readers", "digest"],
    )


def _count_words(gone: list[Entry], changed: list[Entry], stored: Mapping[Part, Entry]) -> None:
    replaced = [stored[part] for part in by_part(changed) if part in stored]
    before = (
        Entry.objects.filter(pk__in=[entry.pk for entry in [*gone, *replaced]]) if gone or replaced else []
    )
    vocabulary.change(before, changed)


def delete(entries: Sequence[Entry]) -> None:
    """Delete entries, in the engine too."""
    if entries:
        engine.forget(entries)
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


def all_keys(root: type[models.Model]) -> list[int]:
    """The rows that are there, and those that have entries without being there."""
    thing_type = ContentType.objects.get_for_model(root)
    known = Entry.objects.filter(thing_type=thing_type).values_list("thing_id", flat=True)
    return sorted({*keys_of(root), *known})


def entries_of_other_models() -> models.QuerySet[Entry]:
    """What is left of models that can no longer be found."""
    types = ContentType.objects.get_for_models(*searchable_roots()).values()
    return Entry.objects.exclude(thing_type__in=types)


def batches(keys: list[int]) -> Iterator[list[int]]:
    """As many at once as one transaction should hold up others for."""
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def differences() -> Iterator[str]:
    """A sentence for each entry that is not as the content wants it, and for each the engine lacks."""
    for root in searchable_roots():
        for keys in batches(all_keys(root)):
            wanted, stored, others = _as_it_should_be_and_is(root, keys)
            assign_readers([*wanted.values(), *others])
            for part in sorted(wanted.keys() | stored.keys()):
                if part not in stored:
                    yield f"missing: {wanted[part]}"
                elif part not in wanted:
                    yield f"should not be there: {stored[part]}"
                elif _differs(wanted[part], stored[part]):
                    yield f"outdated: {wanted[part]}"
    for entry in entries_of_other_models().defer("body"):
        yield f"should not be there: {entry}"
    for entry in engine.unknown_to_engine().defer("body"):
        yield f"unknown to the search engine: {entry}"
