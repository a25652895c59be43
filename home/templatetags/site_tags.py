"""Template tags that every template may use without loading them."""

import re
from functools import cache
from urllib.parse import urljoin

from django import template
from django.core.files.storage import default_storage
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import Urlizer, escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from wagtail import hooks
from wagtail.models import Page

from config.languages import language_for
from home import sharing
from home.models import path_below_home
from home.punctuation import comma, listed
from home.qr_codes import qr_svg

register = template.Library()
register.simple_tag(comma)
register.filter(listed)

LEGAL_FORM = re.compile(r"\be\.(?: |&nbsp;|\u00a0)([GV])\.")
"""The abbreviations that end the names of many organisations: e. V. (association), e. G. (cooperative)."""
DASH = re.compile(r" (?=[–—] )")
"""The space before a dash within a sentence."""
LEFT_TO_RIGHT_MARK = "\u200e"


@register.simple_tag
@cache
def symbol(name: str) -> SafeString:
    """One of our icons (`components/icon.html`), drawn once for each process: a list shows a hundred."""
    return SafeString(render_to_string("components/icon.html", {"name": name}).strip())


@register.simple_tag(takes_context=True)
def contributed(context: template.Context, place: str, **kwargs: object) -> SafeString:
    """What other rooms add at a `place`, such as the presentations under an event.

    A room registers with `@hooks.register(place)` a function that takes the template context and the
    tag's keyword arguments and returns safe HTML. So a lower room shows what it does not know.
    """
    parts = [contribute(context, **kwargs) for contribute in hooks.get_hooks(place)]
    return SafeString("".join(parts))


@register.simple_tag(takes_context=True)
def language_attributes(context: template.Context, code: str) -> SafeString:
    """`lang` and `dir` for content that is in another language than the page around it, else nothing."""
    if code == context["chrome"].code:
        return SafeString("")
    language = language_for(code)
    return format_html(' lang="{}" dir="{}"', language.hreflang, language.direction)


@register.inclusion_tag("components/sharing_picture.html", takes_context=True)
def sharing_picture(
    context: template.Context, title: str, thing: object = None, address: str = ""
) -> dict[str, object]:
    """The picture that is shown where somebody shares the page: a picture of the page's own, else its title.

    `thing` may have a `sharing_image` (an image or None); `address` is the path of one that is drawn. Words
    that are shown to the reader in German are set as German, too.
    """
    chrome = context["chrome"]
    image = getattr(thing, "sharing_image", None)
    if image:
        made = image.get_rendition("fill-1200x630|format-jpeg")
        path, size, alt = made.url, (made.width, made.height), image.default_alt_text or title
    else:
        code = chrome.reading.shown if chrome.reading else chrome.code
        path, size, alt = (
            address or sharing.address_of(title, chrome.settings.organisation_name, code),
            sharing.SIZE,
            title,
        )
    return {"address": urljoin(chrome.origin, path), "size": size, "alt": alt}


@register.filter
def own_name(code: str) -> str:
    """The name of a language in that language."""
    return language_for(code).own_name


@register.filter
def media_address(name: str) -> str:
    """The public address of a stored file, given its storage name."""
    return default_storage.url(name) if name else ""


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, query: str = "") -> str:
    """The absolute address of the page that is shown, in the reader's language.

    Without parameters, but for those of `query`.
    """
    chrome = context["chrome"]
    address = f"{chrome.origin}{chrome.request.path}"
    return f"{address}?{query}" if query else address


@register.filter
def as_qr_code(address: str) -> SafeString:
    """An address as QR code, an `<svg>`."""
    return qr_svg(address)


@register.simple_tag
def same_path(page: Page) -> str:
    """The address of a page under the reader's language. No query: the path is the same in every language."""
    return reverse("wagtail_serve", args=[path_below_home(page)])


@register.simple_tag(takes_context=True)
def content_language(context: template.Context) -> SafeString:
    """`lang` and `dir` for the content of the page itself, where it is not in the reader's language.

    A preview in the admin knows of no reading; there the content is in its own language.
    """
    reading = context["chrome"].reading
    return language_attributes(context, reading.shown) if reading else SafeString("")


@register.filter
def labels_of(thing: Model, field: str) -> list[str]:
    """The labels of a field that holds several values of a vocabulary: `offer|labels_of:"kreise"`."""
    return thing._meta.get_field(field).labels(getattr(thing, field))


@register.simple_tag
def path_above(page: Page, levels: int = 1) -> str:
    """The address of the page `levels` above `page` under the reader's language, without a query."""
    parts = path_below_home(page).strip("/").split("/")[:-levels]
    return reverse("wagtail_serve", args=["".join(f"{part}/" for part in parts)])


@register.filter
def with_breaks(address: str) -> SafeString:
    """An address on paper: between its parts a line may end, within them it need not."""
    return SafeString(re.sub(r"(?<![:/])/(?=[^/])", "/<wbr>", escape(address)))


class Links(Urlizer):
    """Addresses in plain text as links. What ends a clause in Arabic or Persian does not belong to them."""

    trailing_punctuation_chars = f"{Urlizer.trailing_punctuation_chars}،؛؟"


@register.filter(is_safe=True, needs_autoescape=True)
def with_links(text: object, autoescape: bool = True) -> SafeString:
    """Web and e-mail addresses in plain text as links; as Django's `urlize`, for every script."""
    return SafeString(Links()(str(text), nofollow=True, autoescape=autoescape))


@register.filter(is_safe=True)
def kept_together(text: object) -> str:
    """Names that end in “e. V.” do not break there; in a right-to-left text their last dot stays theirs.

    A dash ends a line and does not begin one.
    """
    mark = LEFT_TO_RIGHT_MARK if get_language_bidi() else ""
    kept = DASH.sub("\u00a0", LEGAL_FORM.sub(f"e.\u00a0\\1.{mark}", str(text)))
    return SafeString(kept) if hasattr(text, "__html__") else kept
