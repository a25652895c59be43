from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from config.languages import LANGUAGES, SOURCE
from downloads.file_facts import WITH_SLIDES

STUCK_AFTER = timedelta(minutes=15)


def language_choices() -> list[tuple[str, str]]:
    """The site's languages. A function, so that another language needs no migration."""
    return [(language.code, language.own_name) for language in LANGUAGES]


class Document(AbstractDocument):
    """A file for download. Its slides are read in the background; how far that is stands in `extraction`."""

    class Extraction(models.TextChoices):
        """How far the reading of the slides has come."""

        WAITING = "waiting", _("waiting")
        WORKING = "working", _("working")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        NOT_POSSIBLE = "not_possible", _("no slides in this kind of file")

    # Named apart from those of Wagtail's own model, which stays installed.
    tags = TaggableManager(verbose_name=_("tags"), blank=True, related_name="files")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="files",
        verbose_name=_("uploaded by"),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=language_choices,
        default=SOURCE,
        help_text=_("The language the file is written in."),
    )
    page_count = models.PositiveIntegerField(_("pages"), null=True, blank=True, editable=False)
    extraction = models.CharField(
        _("reading of the slides"),
        max_length=12,
        choices=Extraction.choices,
        default=Extraction.WAITING,
        editable=False,
    )
    extraction_message = models.CharField(_("message"), max_length=300, blank=True, editable=False)
    extraction_changed_at = models.DateTimeField(_("state since"), null=True, editable=False)
    is_tagged = models.BooleanField(_("has tags"), null=True, editable=False)
    warnings = models.JSONField(_("warnings"), default=list, blank=True, editable=False)

    metadata = models.JSONField(
        _("metadata"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("What the file says about itself: title, author, company, last editor."),
    )
    text = models.TextField(
        _("text"),
        blank=True,
        editable=False,
        help_text=_("The words of a file that has no slides, so that it can be found."),
    )
    notes_are_public = models.BooleanField(
        _("speaker notes are public"),
        default=False,
        help_text=_("Visitors can then read and find what the speaker wrote below the slides."),
    )

    admin_form_fields = (
        *(f for f in WagtailDocument.admin_form_fields if f != "tags"),
        "language",
        "notes_are_public",
        "tags",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]

    @property
    def extension(self) -> str:
        """The file's extension in lower case, without the dot."""
        return self.file_extension.lower()

    @property
    def has_slides(self) -> bool:
        """Whether this kind of file consists of slides or pages that are shown one by one."""
        return self.extension in WITH_SLIDES

    @property
    def is_being_read(self) -> bool:
        """Whether its reading has not come to an end."""
        return self.extraction in {self.Extraction.WAITING, self.Extraction.WORKING}

    @property
    def seems_stuck(self) -> bool:
        """Whether its reading should have come to an end long ago: no worker runs, or one died."""
        since = self.extraction_changed_at
        return self.is_being_read and (since is None or timezone.now() - since > STUCK_AFTER)

    @property
    def is_private(self) -> bool:
        """Whether the file lies in a collection that not everybody may see."""
        return self.collection.get_view_restrictions().exists()
