from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compiles the interface's catalogues where they have changed. Needs no gettext programs."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options) -> None:
        for source in sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                self.stdout.write(f"{source.parent.parent.name}/{source.name}")
