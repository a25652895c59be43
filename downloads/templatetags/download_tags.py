"""Template tags for files and slides."""

from django import template

from downloads import file_facts
from downloads.file_facts import FileFacts
from downloads.models import Presentation, Slide
from downloads.models.slide import picture_address, picture_choices
from downloads.sharing import sharing_address

register = template.Library()


@register.simple_tag
def file_address(file: FileFacts, slug: str) -> str:
    """Where a file of the presentation `slug` is, under the reader's language."""
    return file.address(slug)


@register.simple_tag
def own_title(file: FileFacts, title: str) -> str:
    """What a file beside the slides of the presentation `title` is called; empty for the slides."""
    return file_facts.own_title(file.extension, file.title, title)


@register.filter
def slide_picture(name: str) -> str:
    """The public address of a slide's picture, given its storage name."""
    return picture_address(name)


@register.filter
def slide_choices(presentation: Presentation) -> str:
    """The `srcset` of the first slide of a presentation that comes from a list; empty if there is none."""
    return picture_choices(presentation.picture, presentation.picture_width, presentation.larger_widths)


@register.simple_tag(takes_context=True)
def slide_to_share(context: template.Context, presentation: Presentation, slide: Slide | None) -> str:
    """The path of a presentation's sharing picture with this slide; empty without a slide."""
    if slide is None:
        return ""
    name = context["chrome"].settings.organisation_name
    return sharing_address(presentation, slide, name, presentation.locale.language_code)
