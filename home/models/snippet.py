from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, RevisionMixin, TranslatableMixin
from wagtail.search import index

from home.translation.querysets import TranslatedQuerySet


class TranslatableSnippet(index.Indexed, DraftStateMixin, RevisionMixin, TranslatableMixin, ClusterableModel):
    """A thing that is shown inside pages, written in German first and translated.

    It can be a draft: otherwise wagtail-localize would publish the German text under another
    language the moment it is submitted for translation. `facts` names the fields that are the same
    in every language (see home/translation/facts.py).
    """

    facts: tuple[str, ...] = ()

    objects = models.Manager.from_queryset(TranslatedQuerySet)()

    class Meta(TranslatableMixin.Meta):
        abstract = True


class Addressable(models.Model):
    """A snippet with a page of its own under a stable address, the same in every language."""

    slug = models.SlugField(
        _("address"),
        max_length=120,
        help_text=_("The last part of the web address. The same in every language; best never changed."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an address that another thing of the same kind already has."""
        super().clean()
        others = type(self)._base_manager.filter(slug=self.slug).exclude(translation_key=self.translation_key)
        if others.exists():
            raise ValidationError({"slug": _("This address is already taken. Please choose another one.")})
