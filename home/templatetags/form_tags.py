"""Template filters for forms."""

from dataclasses import dataclass

from django import template
from django.forms import BaseForm

register = template.Library()


@dataclass(frozen=True)
class WrongField:
    """One entry of an error summary: what is wrong, and the id of the control to mend it in ("" for none)."""

    label: str
    message: str
    control: str


@register.filter
def wrong_fields(form: BaseForm) -> list[WrongField]:
    """All errors of a form: first those of the form as a whole, then those of the fields, in their order."""
    found = [WrongField("", str(message), "") for message in form.non_field_errors()]
    for field in form:
        # A group of radio buttons has no id of its own; its first button is reached.
        control = field.id_for_label or f"{field.auto_id}_0"
        # A label that is a sentence has a full stop, after which no colon can stand.
        label = str(field.label).removesuffix(".")
        found += [WrongField(label, str(message), control) for message in field.errors]
    return found
