from downloads.models.document import Document
from downloads.models.download_count import DownloadCount
from downloads.models.index_page import DownloadsPage
from downloads.models.presentation import (
    Licence,
    Presentation,
    PresentationFile,
    PresentationSpeaker,
)
from downloads.models.slide import Slide

__all__ = [
    "Document",
    "DownloadCount",
    "DownloadsPage",
    "Licence",
    "Presentation",
    "PresentationFile",
    "PresentationSpeaker",
    "Slide",
]
