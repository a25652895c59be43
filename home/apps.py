from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Site")

    def ready(self) -> None:
        from home import checks  # noqa: F401 - registers itself
        from home.localize import cascades
        from home.remembering import changes
        from home.translation import facts, recording

        cascades.connect()
        changes.connect()
        facts.connect()
        recording.connect()
