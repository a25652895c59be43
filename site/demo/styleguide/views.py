from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from config.languages import LANGUAGES, SOURCE, is_site_language
from demo.styleguide.examples import Example, examples
from home.chrome.context import Chrome

SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Shown:
    """An example with its HTML."""

    example: Example
    html: SafeString


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state; `?sprache=ar` from right to left, `?schema=dark` in the evening."""
    wanted = request.GET.get("sprache", SOURCE)
    code = wanted if is_site_language(wanted) else SOURCE
    scheme = request.GET.get("schema", "light")
    with translation.override(code):
        context = {
            "shown": [Shown(example, show(example, request)) for example in examples(request)],
            "chrome": Chrome(request),
            "languages": LANGUAGES,
            "schemes": SCHEMES,
            "scheme": scheme if scheme in SCHEMES else "light",
        }
        return render(request, "demo/styleguide.html", context)


def show(example: Example, request: HttpRequest) -> SafeString:
    """The component's own partial with the example's context."""
    chrome = Chrome(request)
    if example.reading:
        chrome.__dict__["reading"] = replace(example.reading, asked=chrome.code)
    template = f"components/{example.component}"
    return render_to_string(template, {**example.context, "chrome": chrome}, request)
