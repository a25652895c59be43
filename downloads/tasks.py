"""Work that need not be done before the editor gets an answer."""

from django_tasks import task

from downloads import larger_pictures, slides
from downloads.models import Document


@task()
def read_slides(document_pk: int, file_hash: str) -> bool:
    """See `downloads.slides.read_slides`."""
    return slides.read_slides(document_pk, file_hash)


@task(priority=-10)
def enlarge_slides(document_pk: int, file_hash: str) -> int:
    """See `downloads.larger_pictures.enlarge`; behind the reading of other files, which come first."""
    document = Document.objects.filter(pk=document_pk, file_hash=file_hash).first()
    return larger_pictures.enlarge(document) if document else 0
