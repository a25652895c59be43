"""Approving in a workflow publishes, so it leads through the gate (see gate.py) like everything else.

Nothing is imported from Django's models up here: Wagtail's own models name `publish_if_complete` in a
setting and read it while they are loaded themselves.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from home.models import User


def publish_if_complete(workflow_state: "WorkflowState", user: "User | None" = None) -> None:
    """For WAGTAIL_FINISH_WORKFLOW_ACTION: publish what was approved, unless it is half a translation.

    A complete translation is published as the translators have it now; the approved draft dates from when
    it was submitted, and is in German where they have written since. For a half one PermissionDenied is
    raised, which takes the approval back; moderators are told before (see views/workflow.py).
    """
    from wagtail.models import TranslatableMixin
    from wagtail.workflows import publish_workflow_state

    from home.localize.gate import incomplete, translation_of

    thing = workflow_state.content_object
    translation = translation_of(thing) if isinstance(thing, TranslatableMixin) else None
    if translation is None:
        publish_workflow_state(workflow_state, user)
    elif found := incomplete(translation):
        raise PermissionDenied(found.sentence)
    else:
        translation.save_target(user=user, publish=True)
