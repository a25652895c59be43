"""For our version of wagtail-localize's translation editor."""

import json

from django import template
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.localize.buttons import state_address

register = template.Library()


@register.filter
def without_alias(props: str) -> str:
    """The editor's settings without "convert to alias page": this site has no alias pages."""
    values = json.loads(props)
    values["links"]["convertToAliasUrl"] = None
    return json.dumps(values)


@register.filter
def with_state(translations: list[tuple[str, str]], version: models.Model) -> list[tuple[str, str]]:
    """The editor's menu of other languages, with a link to the page on the board about this version."""
    return [(str(_("State of the translation")), state_address(version)), *translations]
