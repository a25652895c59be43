import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from io import StringIO
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings
from django.utils.translation import to_locale

from config.languages import LANGUAGES, SOURCE

# Message ids are English, so English needs no catalogue. Plain German overrides German where needed.
WITHOUT_CATALOGUE = {"en"}
MAY_BE_PARTIAL = {f"{SOURCE}-simple"}
WITHOUT_TEXTS = {"locale", "var", "tests", "tools"}


def faults(code: str, extracted: polib.POFile) -> Iterator[str]:
    """What is wrong in a catalogue as `makemessages` would leave it: empty, fuzzy or obsolete entries."""
    for entry in extracted:
        text = " ".join(entry.msgid.split())[:80]
        if entry.obsolete:
            yield f"no longer used: {text}"
        elif entry.fuzzy:
            yield f"fuzzy: {text}"
        elif not entry.translated() and code not in MAY_BE_PARTIAL:
            yield f"not translated: {text}"


def rooms() -> list[Path]:
    """The folders whose texts people see."""
    folders = [path for path in settings.ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return [path for path in folders if path.name not in WITHOUT_TEXTS]


class Command(BaseCommand):
    help = "Checks that every text of the interface is in every catalogue, translated. Changes nothing."

    def handle(self, *args, **options) -> None:
        if not shutil.which("xgettext"):
            raise CommandError("The check needs GNU gettext (Debian: apt-get install gettext).")
        found = 0
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "locale"
            shutil.copytree(settings.LOCALE_PATHS[0], copy)
            codes = [one.code for one in LANGUAGES if one.code not in WITHOUT_CATALOGUE]
            locales = [to_locale(code) for code in codes]
            for locale in locales:
                (copy / locale / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
            for room in rooms():
                (Path(folder) / room.name).symlink_to(room)
            # There, and not here: `makemessages` writes into a folder called `locale` where it is started.
            with override_settings(LOCALE_PATHS=[copy]), chdir(folder):
                call_command(
                    "makemessages",
                    locale=locales,
                    symlinks=True,
                    no_wrap=True,
                    add_location="never",
                    stdout=StringIO(),
                )
            for code, locale in zip(codes, locales, strict=True):
                catalogue = polib.pofile(str(copy / locale / "LC_MESSAGES" / "django.po"))
                for fault in faults(code, catalogue):
                    found += 1
                    self.stderr.write(f"{code}: {fault}")
        if found:
            raise CommandError(f"{found} texts need attention. `make messages` updates the catalogues.")
        self.stdout.write(f"The catalogues of {len(codes)} languages are complete.")
