"""Forms that strangers may send: protected without captcha and without cookie.

A form inherits `protected.ProtectedForm`, its view `view.ProtectedFormView`; the template shows
`components/error_summary.html`, `components/form_protection.html` and one `components/field.html` for each
question. Why this is enough stands in docs/decisions/0013-scripts-and-forms.md.
"""
