from django import template
from django.utils.safestring import SafeString

from home.structured_data import as_script, graph

register = template.Library()


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context) -> SafeString:
    """What machines read of this page (see home/structured_data.py)."""
    return as_script(graph(context.flatten()))
