"""The demo site in all languages, built once for a whole run of tests; each file that asks gets a copy of it.

Building takes more than half a minute, copying a database of PostgreSQL less than a second.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from wagtail.signal_handlers import disable_reference_index_auto_update

from demo.website import DemoSite
from downloads.extraction import converter

ORIGINAL = "test_demo_original"


@contextmanager
def copy_of_the_demo(shared: Path) -> Iterator[None]:
    """Work in a database and a media folder that hold the demo site and nothing else.

    `shared` is a folder that all workers of this run see; whoever comes first builds the original,
    while the others wait.
    """
    usual = connection.settings_dict["NAME"]
    copy, media = f"{usual}_demo", shared / f"media of {usual}"
    with _alone(shared):
        if not (shared / "built").exists():
            _create(ORIGINAL, usual)
            # What is used where is for editors who delete things; it costs a tenth of the time.
            # Where LibreOffice is installed, it would draw what elsewhere has text only.
            with (
                _inside(ORIGINAL, shared / "media"),
                disable_reference_index_auto_update(),
                patch.object(converter, "command_prefix", return_value=None),
            ):
                DemoSite().build()
            (shared / "built").touch()
        _create(copy, ORIGINAL)
    shutil.copytree(shared / "media", media)
    try:
        with _inside(copy, media):
            yield
    finally:
        shutil.rmtree(media)
        drop(copy)


def drop(name: str) -> None:
    """Delete a database, whoever looks at it."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


def _create(name: str, template: str) -> None:
    """Make a database that holds what `template` holds: for a worker's own one, no content."""
    connection.close()
    drop(name)
    quoted = connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE {quoted(template)}")


@contextmanager
def _inside(name: str, media: Path) -> Iterator[None]:
    """Have Django work in another database and another media folder."""
    usual = connection.settings_dict["NAME"]
    _connect_to(name)
    try:
        with override_settings(MEDIA_ROOT=media):
            yield
    finally:
        _connect_to(usual)


def _connect_to(name: str) -> None:
    """The next query goes to the database `name`; nothing is remembered of the last one."""
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()
    cache.clear()


@contextmanager
def _alone(shared: Path) -> Iterator[None]:
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
