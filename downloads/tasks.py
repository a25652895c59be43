"""Work that need not be done before the editor gets an answer."""

from django_tasks import task

from downloads import slides


@task()
def read_slides(document_pk: int, file_hash: str) -> bool:
    """See `downloads.slides.read_slides`."""
    return slides.read_slides(document_pk, file_hash)
