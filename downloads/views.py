import re

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail import hooks

from config.languages import SOURCE, is_site_language
from downloads.counting.counter import count_download
from downloads.delivery import Shipment, deliver, send
from downloads.file_facts import own_title
from downloads.file_names import readable_name
from downloads.listings import facts_of, file_for, files_of, public_files, speakers_of
from downloads.models import Document, Presentation, Slide
from downloads.models.slide import PICTURES
from downloads.privacy import is_referred_to
from downloads.sharing import first_pictured
from downloads.slide_text import shown_slides
from home.translation.lookup import read
from programmes.models import Event, ProgrammePage

_LARGER = re.compile(r"(?P<small>.+)-(?P<width>[1-9][0-9]{0,4})\.webp")
PRIVATE = "private, no-store, no-transform"
PICTURES_KEPT = 24 * 3600
"""Seconds for which browsers may keep a slide's picture; its address changes with the content."""


@require_safe
def presentation(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of one presentation: what it is, its slides as pictures and text, and its files.

    `?sprache=en` shows the slides of the file in that language.
    """
    code = get_language()
    found = read(Presentation.objects.select_related("event", "programme"), request, slug=slug)
    files = list(files_of(found))
    if not files:
        raise Http404
    wanted = request.GET.get("sprache", "")
    shown = file_for(files, wanted if is_site_language(wanted) else code)
    event = Event.objects.in_language(code).of(found.event).first() if found.event_id else None
    programme = (
        ProgrammePage.objects.in_language(code).of(found.programme).first() if found.programme_id else None
    )
    facts, slides = facts_of(files), shown_slides(shown.document)
    context = {
        "first_slide": first_pictured(one.slide for one in slides),
        "presentation": found,
        "files": facts,
        "slide_languages": list(dict.fromkeys(file.language for file in facts)),
        "shown_file": shown,
        "slides": slides,
        "speakers": speakers_of(found, code),
        "event": event,
        "programme": programme,
    }
    return render(request, "downloads/presentation.html", context)


@require_safe
def download(request: HttpRequest, slug: str, language: str, variant: str = "") -> HttpResponseBase:
    """A presentation's file in one language, under an address that survives its replacement.

    The first file of a language has no `variant`, others are told apart by their kind.
    """
    versions = {
        one.locale.language_code: one
        for one in Presentation.objects.published().filter(slug=slug).select_related("locale")
    }
    held = versions.get(SOURCE)
    files = list(files_of(held)) if held else []
    found = [
        (file, facts)
        for file, facts in zip(files, facts_of(files), strict=True)
        if facts.language == language and variant in {facts.variant, variant and facts.extension}
    ]
    if not found:
        raise Http404
    file, facts = found[0]
    title = versions.get(language, held).title
    own = own_title(facts.extension, facts.title, held.title)
    tail = f"{language}.{facts.extension}"
    with translation.override(SOURCE):
        canonical = facts.address(slug)
    response = deliver(
        request,
        file.document,
        f"{readable_name(held.date, title, language, own)}.{facts.extension}",
        plain_name=f"{slug}-{tail}",
        changed=held.last_published_at,
        canonical=canonical,
    )
    count_download(request, response, held.pk, language)
    return response


@require_safe
def slide_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """The picture of a slide of a file that everybody may download, the small one or a larger one.

    `name` is the picture's storage name below `slides/`, which begins with the number of its document.
    """
    number = name.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 18) or "\x00" in name:
        raise Http404
    small, width = (found["small"], int(found["width"])) if (found := _LARGER.fullmatch(name)) else ("", 0)
    slide = (
        Slide.objects.filter(document=int(number))
        .filter(
            Q(picture=PICTURES + name) | Q(picture=f"{PICTURES}{small}.webp", larger_widths__contains=[width])
        )
        .filter(document__in=public_files().order_by().values("document"))
        .first()
    )
    if slide is None:
        raise Http404
    slide.picture.name = PICTURES + name
    headers = {"Cache-Control": f"public, max-age={PICTURES_KEPT}, no-transform"}
    return send(request, Shipment(slide.picture, quote_etag(name), "image/webp", headers=headers))


@require_safe
def wagtails_document(request: HttpRequest, key: str, filename: str) -> HttpResponseBase:
    """Wagtail's own address of a file, in place of Wagtail's view: files leave in one way only.

    Wagtail's hook looks at the collection first, and asks for a password or a login. A file that anybody may
    download has one address, the presentation's. Editors get what is not published, too; others only what
    something published refers to.
    """
    document = get_object_or_404(Document.objects.select_related("collection"), pk=key[:18])
    if document.filename != filename:
        raise Http404
    for look in hooks.get_hooks("before_serve_document"):
        answer = look(document, request)
        if isinstance(answer, HttpResponseBase):
            return answer
    if request.user.has_perm("wagtailadmin.access_admin"):
        return deliver(request, document, document.filename, cache=PRIVATE)
    file = public_files().filter(document=document).first()
    if file:
        files = list(files_of(file.presentation))
        facts = facts_of(files)[[one.pk for one in files].index(file.pk)]
        with translation.override(SOURCE):
            return HttpResponse(status=302, headers={"Location": facts.address(file.presentation.slug)})
    if is_referred_to(document):
        return deliver(request, document, document.filename, cache=PRIVATE)
    raise Http404
