"""The test suite: a real PostgreSQL of its own, nothing sent, nothing kept."""

import tempfile
from pathlib import Path

from config.database import database_config
from config.settings.base import *  # noqa: F403
from config.settings.base import INSTALLED_APPS, ROOT, STATIC_ROOT, STORAGES, env

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - production demands its own
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
DATABASES = {"default": database_config(ROOT, "test")}
# WhiteNoise wants the folder to exist; here the files come from their sources.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = Path(tempfile.gettempdir()) / "integration-network-test-media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Whatever the environment says: tests call no service.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
# Tests that are about larger pictures ask for them; the others need not draw each slide three times.
SLIDES_LARGER_PIXELS = ()
# Counted at once: a thread of its own would not see what a test has not committed.
DOWNLOADS_COUNT_SECONDS = 0

# Tests that start a process of their own with a worker say so in its environment.
if env.str("TASK_QUEUE", default="immediate") == "database":
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
