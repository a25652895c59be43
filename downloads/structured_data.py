"""A presentation as schema.org's PresentationDigitalDocument, with its public files."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from config.languages import language_for
from downloads.file_facts import FileFacts
from downloads.models import Licence, Presentation
from home.plain_text import words_of
from home.structured_data import Crumb, Description, Node, Site, without_empty
from programmes.models import Speaker
from programmes.structured_data.people import may_be_passed_on, person

LICENCES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
}


def describe(context: Mapping[str, object], site: Site) -> Description | None:
    """The page of a presentation, if that is what is rendered."""
    presentation = context.get("presentation")
    if not isinstance(presentation, Presentation) or context.get("page"):
        return None
    downloads = Crumb(gettext("Downloads"), reverse("wagtail_serve", args=["downloads/"]))
    return Description(
        presentation.title,
        [downloads, Crumb(presentation.title)],
        presentation_node(presentation, context.get("files", []), context.get("speakers", []), site),
        presentation.last_published_at,
    )


def presentation_node(
    presentation: Presentation, files: Iterable[FileFacts], speakers: Iterable[Speaker], site: Site
) -> Node:
    """A presentation; `files` are those that everybody may download."""
    files = list(files)
    return without_empty(
        {
            "@type": "PresentationDigitalDocument",
            "@id": f"{site.address}#presentation",
            "url": site.address,
            "name": presentation.title,
            "description": words_of(presentation.summary, presentation.note),
            "datePublished": presentation.date.isoformat(),
            "inLanguage": list(dict.fromkeys(language_for(file.language).hreflang for file in files)),
            "license": LICENCES.get(presentation.licence),
            "publisher": site.operator,
            "author": [
                person(speaker, speaker.organisation.full_name if speaker.organisation else "")
                for speaker in speakers
                if may_be_passed_on(speaker)
            ],
            "encoding": [_file(presentation, file, site) for file in files],
        }
    )


def _file(presentation: Presentation, file: FileFacts, site: Site) -> Node:
    return without_empty(
        {
            "@type": "MediaObject",
            "contentUrl": site.absolute(file.address(presentation.slug)),
            "encodingFormat": settings.WAGTAILDOCS_CONTENT_TYPES.get(file.extension),
            "contentSize": f"{file.size} B" if file.size else None,
            "inLanguage": language_for(file.language).hreflang,
        }
    )
