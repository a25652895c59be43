"""What happens when a file is stored, replaced or deleted."""

from django.db import models, transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.signals import published, unpublished

from downloads.models import Document, Presentation, PresentationFile, Slide
from home.searchable import announce_change


def remember_content(sender: type[Document], instance: Document, **kwargs: object) -> None:
    """Note whether a save brings a new file content, and put the reading of its slides back to the start."""
    if not instance.file_hash:
        # Documents made in code come without: their ETag would be empty and they would never change.
        instance._set_document_file_metadata()
    before = Document.objects.filter(pk=instance.pk).values_list("file_hash", flat=True).first()
    instance.has_new_content = before != instance.file_hash
    if instance.has_new_content:
        instance.extraction = Document.Extraction.WAITING
        instance.extraction_message = ""
        instance.extraction_changed_at = timezone.now()
        instance.page_count = None
        instance.is_tagged = None


def read_new_content(sender: type[Document], instance: Document, **kwargs: object) -> None:
    """Have the slides read once the file is safely stored."""
    if instance.has_new_content and not kwargs.get("raw"):
        from downloads.tasks import read_slides

        key, file_hash = instance.pk, instance.file_hash
        transaction.on_commit(lambda: read_slides.enqueue(key, file_hash))
    elif not kwargs.get("raw"):
        # Another language, title or collection changes what may be found.
        announce_versions(Presentation.objects.filter(files__document=instance))


def collection_changed(
    sender: type[models.Model], instance: Collection | CollectionViewRestriction, **kwargs: object
) -> None:
    """A collection was moved, closed or opened: what lies in it, or below it, can be found or no longer.

    (The admin saves a collection before it moves it, and both in one transaction.)
    """
    key = instance.pk if isinstance(instance, Collection) else instance.collection_id
    if not kwargs.get("raw"):
        transaction.on_commit(lambda: announce_below(key))


def announce_below(collection: int) -> None:
    """Tell the search of all presentations with a file in a collection or in one below it."""
    path = Collection.objects.filter(pk=collection).values_list("path", flat=True).first()
    if path is None:
        return
    announce_versions(Presentation.objects.filter(files__document__collection__path__startswith=path))


def announce_versions(presentations: QuerySet[Presentation]) -> None:
    """Tell the search of these presentations in all their languages: the German one has the files."""
    keys = presentations.order_by().values("translation_key")
    for version in Presentation.objects.filter(translation_key__in=keys):
        announce_change(version)


def shown_or_hidden(sender: type[Presentation], instance: Presentation, **kwargs: object) -> None:
    """With its German version a presentation appears and disappears in every language."""
    announce_versions(Presentation.objects.of(instance))


def forget_picture(sender: type[Slide], instance: Slide, **kwargs: object) -> None:
    """Delete a slide's pictures with the slide, when nothing can fail any more."""
    names, storage = instance.picture_names, instance.picture.storage

    def delete() -> None:
        if names and not Slide.objects.filter(picture=names[0]).exists():
            for name in names:
                storage.delete(name)

    transaction.on_commit(delete)


def file_changed(sender: type[PresentationFile], instance: PresentationFile, **kwargs: object) -> None:
    """A presentation that gets or loses a file is found by other slides."""
    announce_versions(Presentation.objects.filter(pk=instance.presentation_id))


def connect() -> None:
    """Connect the handlers, once."""
    pre_save.connect(remember_content, sender=Document, dispatch_uid="remember content")
    post_save.connect(read_new_content, sender=Document, dispatch_uid="read new content")
    for signal in (published, unpublished):
        signal.connect(shown_or_hidden, sender=Presentation, dispatch_uid="presentation shown or hidden")
    post_save.connect(collection_changed, sender=Collection, dispatch_uid="collection moved")
    for signal in (post_save, post_delete):
        signal.connect(
            collection_changed, sender=CollectionViewRestriction, dispatch_uid="collection closed or opened"
        )
    post_delete.connect(forget_picture, sender=Slide, dispatch_uid="forget picture")
    post_save.connect(file_changed, sender=PresentationFile, dispatch_uid="file added")
    post_delete.connect(file_changed, sender=PresentationFile, dispatch_uid="file removed")
