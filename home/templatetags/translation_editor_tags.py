"""For our version of wagtail-localize's translation editor."""

import json

from django import template
from django.db import models

from home.localize.buttons import state_address as address_of

register = template.Library()


@register.filter
def without_alias(props: str) -> str:
    """The editor's settings without "convert to alias page": this site has no alias pages."""
    values = json.loads(props)
    values["links"]["convertToAliasUrl"] = None
    return json.dumps(values)


@register.filter
def state_address(version: models.Model) -> str:
    """The page on the board about this version."""
    return address_of(version)
