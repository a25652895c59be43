from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from config.languages import LANGUAGES, SOURCE


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
    is_tagged = models.BooleanField(_("has tags"), null=True, editable=False)
    warnings = models.JSONField(_("warnings"), default=list, blank=True, editable=False)

    admin_form_fields = (*(f for f in WagtailDocument.admin_form_fields if f != "tags"), "language", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]

    @property
    def extension(self) -> str:
        """The file's extension in lower case, without the dot."""
        return self.file_extension.lower()

    @property
    def is_private(self) -> bool:
        """Whether the file lies in a collection that not everybody may see."""
        return self.collection.get_view_restrictions().exists()
