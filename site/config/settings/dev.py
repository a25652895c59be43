"""A developer's machine and `make demo`: everything starts by itself, nothing leaves the machine."""

from config.database import database_config
from config.settings.base import *  # noqa: F403
from config.settings.base import INSTALLED_APPS, ROOT, STATIC_ROOT, STORAGES, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = "only-for-this-machine-never-for-a-server"  # noqa: S105 - production demands its own
ALLOWED_HOSTS = ["*"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
DATABASES = {"default": database_config(ROOT, "site")}
# WhiteNoise wants the folder to exist; here the files come from their sources.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# As on a server: with TASK_QUEUE=database, `manage.py worker` does the background work.
if env.str("TASK_QUEUE", default="immediate") == "database":
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
