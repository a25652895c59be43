"""The summary of what is wrong in a form."""

from django import forms

from home.templatetags.form_tags import wrong_fields


class Consent(forms.Form):
    name = forms.CharField(label="Your name")
    consent = forms.BooleanField(label="I agree.")


def test_a_label_that_is_a_sentence_loses_its_full_stop_before_the_colon():
    assert [one.label for one in wrong_fields(Consent({}))] == ["Your name", "I agree"]
