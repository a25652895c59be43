"""What happens when a file is stored, replaced or deleted."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone

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
        for presentation in Presentation.objects.filter(files__document=instance).distinct():
            announce_change(presentation)


def forget_picture(sender: type[Slide], instance: Slide, **kwargs: object) -> None:
    """Delete a slide's picture with the slide, when nothing can fail any more."""
    if instance.picture:
        storage, name = instance.picture.storage, instance.picture.name
        transaction.on_commit(lambda: Slide.objects.filter(picture=name).exists() or storage.delete(name))


def file_changed(sender: type[PresentationFile], instance: PresentationFile, **kwargs: object) -> None:
    """A presentation that gets or loses a file is found by other slides."""
    presentation = Presentation.objects.filter(pk=instance.presentation_id).first()
    if presentation:
        announce_change(presentation)


def connect() -> None:
    """Connect the handlers, once."""
    pre_save.connect(remember_content, sender=Document, dispatch_uid="remember content")
    post_save.connect(read_new_content, sender=Document, dispatch_uid="read new content")
    post_delete.connect(forget_picture, sender=Slide, dispatch_uid="forget picture")
    post_save.connect(file_changed, sender=PresentationFile, dispatch_uid="file added")
    post_delete.connect(file_changed, sender=PresentationFile, dispatch_uid="file removed")
