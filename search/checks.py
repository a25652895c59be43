"""A system check that says when the search lacks what it knows of inflected forms."""

from django.core.checks import CheckMessage, Warning, register

from search.lemma_files import missing


@register()
def lemma_files_are_there(**kwargs: object) -> list[CheckMessage]:
    """Without them `Abschlüsse` does not find `Abschluss`."""
    codes = ", ".join(missing())
    if not codes:
        return []
    return [
        Warning(
            f"The search knows stems only in these languages: {codes}.",
            hint="Run `manage.py compile_lemmas`, then `manage.py rebuild_search`.",
            id="search.W001",
        )
    ]
