"""Our views under wagtail-localize's addresses.

Registered before wagtail-localize's own, so that they answer. The names stay those of wagtail-localize:
its namespace cannot be declared twice, and `reverse` gives these same addresses.
"""

from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin.auth import require_admin_access

from home.localize.views import machine, pofile, report, submit, translation, update, workflow

ONE = "translate/<int:translation_id>/"

patterns: list[URLPattern] = [
    path("submit/page/<int:page_id>/", submit.SubmitPage.as_view()),
    path("submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", submit.SubmitSnippet.as_view()),
    path("update/<int:translation_source_id>/", update.UpdateTranslations.as_view()),
    path(f"{ONE}strings/<int:string_segment_id>/edit/", translation.edit_string_translation),
    path(f"{ONE}overrides/<int:overridable_segment_id>/edit/", translation.edit_override),
    path(f"{ONE}pofile/download/", translation.download_pofile),
    path(f"{ONE}pofile/upload/", pofile.upload),
    path(f"{ONE}machine_translate/", machine.machine_translate),
    path(f"{ONE}preview/", translation.preview_translation),
    path(f"{ONE}preview/<str:mode>/", translation.preview_translation),
    path(f"{ONE}disable/", translation.stop_translation),
    path("page/<int:page_id>/convert_to_alias/", translation.convert_to_alias),
    path("reports/translations/", report.TranslationsReport.as_view()),
    path("reports/translations/results/", report.TranslationsReport.as_view(results_only=True)),
    path("api/snippets/<slug:app_label>/<slug:model_name>/", translation.guarded_snippets("list")),
    path(
        "api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/", translation.guarded_snippets("retrieve")
    ),
]


before_wagtail: list[URLPattern] = [
    path(
        "pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        require_admin_access(workflow.ApprovePage.as_view()),
    ),
]
"""In the place of a view of Wagtail's own, see config/urls.py."""


def admin_urls() -> list[URLResolver]:
    """For Wagtail's hook `register_admin_urls`."""
    return [path("localize/", include(patterns))]
