"""Model fields that Django does not have."""

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models


class ChoicesField(ArrayField):
    """Several values of one vocabulary: a PostgreSQL array, edited as check boxes.

    `choices` are the vocabulary's; the value in Python is a list of its codes.
    """

    def __init__(self, *args, choices=None, max_length: int = 40, **kwargs) -> None:
        self.vocabulary = choices
        kwargs.pop("base_field", None)
        kwargs.pop("size", None)
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        base = models.CharField(max_length=max_length, choices=choices)
        super().__init__(base, *args, **kwargs)

    def formfield(self, **kwargs) -> forms.Field:
        """A field of check boxes instead of text separated by commas."""
        return models.Field.formfield(
            self,
            form_class=forms.TypedMultipleChoiceField,
            choices=self.vocabulary,
            coerce=str,
            widget=forms.CheckboxSelectMultiple,
            **{"required": not self.blank, **kwargs},
        )

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("base_field", None)
        kwargs["max_length"] = self.base_field.max_length
        return name, path, args, kwargs

    def labels(self, values: list[str]) -> list[str]:
        """The translated labels of the codes in `values`, in the vocabulary's order."""
        return [label for code, label in self.base_field.choices or [] if code in (values or [])]
