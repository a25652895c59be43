"""Ways around the translation editor lead through the gate as well."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page, Workflow, WorkflowPage
from wagtail_localize.models import StringTranslation

from home.localize.submission import submit
from home.models import User
from tests.home.localize.conftest import said, translation_of, version
from tests.home.localize.test_gate import title_of
from tests.worlds import committed

pytestmark = pytest.mark.django_db


@pytest.fixture
def approve(chief, world):
    """Put the English version into the site's workflow, and approve it as a moderator."""
    workflow = Workflow.objects.get()
    WorkflowPage.objects.get_or_create(workflow=workflow, page=Page.get_first_root_node())

    def click(thing, **headers: str):
        target = version(thing)
        if not target.workflow_in_progress:
            target.save_revision()
            workflow.start(target, User.objects.get(username="chief"))
        task = version(thing).current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[target.pk, "approve", task.pk])
        with committed():
            return chief.post(url, headers=headers)

    return click


def test_approving_does_not_publish_an_incomplete_translation(approve, world, english):
    offer = world.offer()
    submit(offer, english)
    response = approve(offer)
    assert "are not translated" in said(response)
    assert "stays in the workflow" in said(response)
    assert not version(offer).live
    assert version(offer).workflow_in_progress


def test_the_dialogue_for_a_comment_is_answered_as_a_dialogue(approve, world, english):
    offer = world.offer()
    submit(offer, english)
    response = approve(offer, **{"x-requested-with": "XMLHttpRequest"})
    assert response.json()["step"] == "success"
    assert not version(offer).live


def test_approving_publishes_a_complete_translation_as_the_translators_have_it(approve, world):
    offer = world.offer(title="Titel")
    world.translate(offer)
    version(offer).unpublish()
    version(offer).save_revision()
    title_of(offer, "en").delete()
    assert "1 text of" in said(approve(offer))
    translation = translation_of(offer)
    segment = translation.source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale, data="New"
    )
    approve(offer)
    assert version(offer).live
    assert version(offer).title == "New"
    assert not version(offer).workflow_in_progress


def test_other_code_that_finishes_the_workflow_publishes_nothing_incomplete(approve, world, english):
    offer = world.offer()
    submit(offer, english)
    approve(offer)
    task = version(offer).current_workflow_task_state
    with pytest.raises(PermissionDenied, match="Angebot 1"):
        task.approve(user=User.objects.get(username="chief"))
    assert not version(offer).live
    assert version(offer).workflow_in_progress


def test_approving_a_german_page_publishes_it(approve, world, chief):
    offer = world.offer()
    offer.title = "Neu"
    offer.save_revision()
    Workflow.objects.get().start(offer, User.objects.get(username="chief"))
    task = offer.current_workflow_task_state
    chief.post(reverse("wagtailadmin_pages:workflow_action", args=[offer.pk, "approve", task.pk]))
    assert version(offer, "de").title == "Neu"


@pytest.mark.parametrize("kind", ["offer", "event"])
def test_an_incomplete_translation_is_not_stopped(editor, world, english, kind):
    thing = getattr(world, kind)()
    submit(thing, english)
    response = editor.post(reverse("wagtail_localize:stop_translation", args=[translation_of(thing).pk]))
    assert response.status_code == 302
    assert "was not stopped" in said(response)
    assert translation_of(thing).enabled


@pytest.mark.parametrize("kind", ["offer", "event"])
def test_a_complete_translation_is_stopped(editor, world, kind):
    thing = getattr(world, kind)()
    world.translate(thing)
    editor.post(reverse("wagtail_localize:stop_translation", args=[translation_of(thing).pk]))
    assert not translation_of(thing).enabled
