"""What editors press, and where they look."""

from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests.home.localize.conftest import translation_of


def press(client, thing, code: str = "en"):
    url = reverse("wagtail_localize:machine_translate", args=[translation_of(thing, code).pk])
    return client.post(url)


def edit_url(thing) -> str:
    if hasattr(thing, "url_path"):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse("wagtailsnippets_programmes_event:edit", args=[thing.pk])


def board_url(thing) -> str:
    label = "wagtailcore.page" if hasattr(thing, "url_path") else thing._meta.label_lower
    return reverse("translation_board:version", args=[*label.split("."), thing.pk])


def written(thing, code: str = "en"):
    return StringTranslation.objects.filter(
        context__object_id=thing.translation_key, locale__language_code=code
    )
