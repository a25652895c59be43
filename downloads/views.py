from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from config.languages import SOURCE, is_site_language
from downloads.delivery import deliver
from downloads.listings import file_for, files_of, speakers_of
from downloads.models import Presentation
from home.translation.lookup import read
from programmes.models import Event


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
    context = {
        "presentation": found,
        "files": [file.public_facts for file in files],
        "shown_file": shown,
        "slides": shown.document.slides.all(),
        "speakers": speakers_of(found, code),
        "event": event,
    }
    return render(request, "downloads/presentation.html", context)


def download(request: HttpRequest, slug: str, language: str) -> FileResponse:
    """A presentation's file in one language, under an address that survives its replacement."""
    held = Presentation.objects.published().filter(slug=slug, locale__language_code=SOURCE).first()
    file = (
        next((file for file in files_of(held) if file.document.language == language), None) if held else None
    )
    if file is None:
        raise Http404
    return deliver(request, file.document, name=f"{held.slug}-{language}.{file.document.extension}")
