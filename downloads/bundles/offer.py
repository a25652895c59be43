"""Whether many files can be had as one zip, and how large it is: known before anybody clicks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from downloads.file_facts import FileFacts


@dataclass(frozen=True)
class BundleOffer:
    """All files of a choice at once: how many, their bytes together, and where to get them."""

    files: int
    bytes: int
    address: str

    @property
    def is_worth_it(self) -> bool:
        """Whether there is more than one file."""
        return self.files > 1

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than the site hands out in one file."""
        return too_much(self.files, self.bytes)


def too_much(files: int, size: int) -> bool:
    """Whether so many files, or so many bytes, are more than the site hands out in one file."""
    return files > settings.DOWNLOADS_BUNDLE_FILES or size > settings.DOWNLOADS_BUNDLE_BYTES


def offer_for(files: Iterable[FileFacts], address: str) -> BundleOffer:
    """The offer of `files`, of which the same content counts once."""
    sizes = {file.content: file.size or 0 for file in files}
    return BundleOffer(len(sizes), sum(sizes.values()), address)
