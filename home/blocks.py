"""What the body of a page is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level, under the page's title."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "components/blocks/text.html"


class PictureBlock(blocks.StructBlock):
    """A picture with its alternative text and a caption."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    def get_searchable_content(self, value) -> list[str]:
        """What is said about the picture. (A picture without alternative text would be indexed as “None”.)"""
        image = value.get("image")
        said = [getattr(image, "contextual_alt_text", ""), value.get("caption")]
        return [text for text in said if text]

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/blocks/picture.html"


class StepBlock(blocks.StructBlock):
    """One step of a way that the reader goes."""

    title = blocks.CharBlock(label=_("What happens"), max_length=120)
    text = blocks.TextBlock(label=_("Explanation"), required=False)


class StepsBlock(blocks.ListBlock):
    """Numbered steps, such as what happens after a call."""

    def __init__(self, **kwargs) -> None:
        super().__init__(StepBlock(), **kwargs)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "components/blocks/steps.html"


class KeyFigureBlock(blocks.StructBlock):
    """A number and what it counts."""

    number = blocks.CharBlock(label=_("Number"), max_length=30, help_text=_("For example 1,170"))
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)


class KeyFiguresBlock(blocks.ListBlock):
    """Figures that say how large something is."""

    def __init__(self, **kwargs) -> None:
        super().__init__(KeyFigureBlock(), **kwargs)

    class Meta:
        icon = "order"
        label = _("Key figures")
        template = "components/blocks/key_figures.html"


class PageLinkChooser(blocks.PageChooserBlock):
    """A page to point to. The link follows the reader's language; the page itself is not translated along."""

    def get_translatable_segments(self, value: object) -> list:
        return []


class CallToActionBlock(blocks.StructBlock):
    """A button that leads to another page."""

    label = blocks.CharBlock(label=_("Label"), max_length=80)
    page = PageLinkChooser(label=_("Page"))

    class Meta:
        icon = "link"
        label = _("Button")
        template = "components/blocks/call_to_action.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    text = TextBlock(features=TEXT_FEATURES)
    picture = PictureBlock()
    steps = StepsBlock()
    key_figures = KeyFiguresBlock()
    call_to_action = CallToActionBlock()


def body_field(**kwargs) -> StreamField:
    """The `body` of a page type."""
    return StreamField(BodyBlock(), blank=True, verbose_name=_("body"), **kwargs)


def key_figures_field(verbose_name: str, **kwargs) -> StreamField:
    """A list of key figures outside the body, shown in a place of their own."""
    return StreamField(
        [("figure", KeyFigureBlock(icon="order", label=_("Key figure")))],
        blank=True,
        verbose_name=verbose_name,
        **kwargs,
    )


def steps_field(verbose_name: str, **kwargs) -> StreamField:
    """A list of steps outside the body, shown in a place of their own."""
    return StreamField(
        [("step", StepBlock(icon="list-ol", label=_("Step")))],
        blank=True,
        verbose_name=verbose_name,
        **kwargs,
    )
