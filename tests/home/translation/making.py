"""Making translations get old, and machines write them."""

from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation

from home.models import SourceChange
from home.translation import reviewing
from home.translation.state import State, state_of
from tests.worlds import committed


def state(version) -> State:
    """The state of a version now."""
    version.refresh_from_db()
    own, german = reviewing.records_of(version)
    return state_of(exists=True, is_live=version.live, record=own, german=german)


def change(german, **texts) -> None:
    """Publish the German version with other texts."""
    german = type(german).objects.get(pk=german.pk)
    for name, text in texts.items():
        setattr(german, name, text)
    german.save_revision().publish()


def strings(german, code: str = "en"):
    """What the translators wrote."""
    return StringTranslation.objects.filter(
        context__object=german.translation_key, locale__language_code=code
    )


def let_a_machine_translate(german, code: str = "en") -> None:
    """As wagtail-localize does it when somebody presses the button: the strings, then the publication."""
    strings(german, code).update(translation_type="machine", tool_name="Beispiel", updated_at=timezone.now())
    publish_translation(german, code)


def publish_translation(german, code: str = "en") -> None:
    """Publish the translation as the translators have it now."""
    with committed():
        Translation.objects.get(
            source__object=german.translation_key, target_locale__language_code=code
        ).save_target()


def latest_change(german) -> SourceChange:
    """The newest change of the German words."""
    return SourceChange.objects.filter(translation_key=german.translation_key).first()
