"""Views that belong to no page: the way in, error pages, health."""

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache

from config.languages import LANGUAGES, SOURCE, language_for


def preferred_language(accept_language: str) -> str:
    """The site's language that fits an Accept-Language header best (RFC 9110, 12.5.4), else the source.

    `uk-UA` is served by `uk`; plain German is never guessed, because nobody's browser asks for it.
    """
    codes = {language.code for language in LANGUAGES}
    for wanted, _quality in parse_accept_lang_header(accept_language.lower()):
        base = wanted.split("-", 1)[0]
        if base in codes:
            return base
    return SOURCE


def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the home page in the language the browser asks for."""
    response = HttpResponseRedirect(f"/{preferred_language(request.headers.get('Accept-Language', ''))}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return render(request, "403.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that needs neither database nor context processors, since one of them may have failed."""
    language = language_for(translation.get_language() or SOURCE)
    return HttpResponse(render_to_string("500.html", {"language": language}), status=500)


@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Liveness: the process answers."""
    return JsonResponse({"status": "alive"})


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("there are migrations that have not run")


def _cache() -> None:
    cache.set("health", "ok", 10)
    if cache.get("health") != "ok":
        raise RuntimeError("the cache forgets at once")


def _storage() -> None:
    default_storage.exists("health")


READINESS = {"database": _database, "migrations": _migrations, "cache": _cache, "storage": _storage}


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Readiness: everything that a page needs is there. Answers 503 and names what is not."""
    state = {}
    for name, check in READINESS.items():
        try:
            check()
        except (DatabaseError, OSError, RuntimeError) as error:
            state[name] = type(error).__name__
        else:
            state[name] = "ok"
    healthy = all(value == "ok" for value in state.values())
    return JsonResponse(state, status=200 if healthy else 503)
