"""A server. It refuses to start without what it cannot guess, and names all that is missing."""

from django.core.exceptions import ImproperlyConfigured

from config.database import database_config
from config.settings.base import *  # noqa: F403
from config.settings.base import ROOT, env

REQUIRED = {
    "SECRET_KEY": "a long random text, kept secret",
    "DATABASE_URL": "postgres://user:password@host:5432/name, PostgreSQL 15 or newer",
    "ALLOWED_HOSTS": "the site's host names, separated by commas",
}
missing = [f"{name} ({what})" for name, what in REQUIRED.items() if not env.str(name, default="").strip()]
if missing:
    raise ImproperlyConfigured("The site cannot start. Please set: " + "; ".join(missing) + ".")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])
WAGTAILADMIN_BASE_URL = env.str("SITE_ADDRESS", default=f"https://{ALLOWED_HOSTS[0]}")

DATABASES = {"default": database_config(ROOT, "site")}

# TLS ends at the reverse proxy, which must set this header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=1)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# With TASK_QUEUE=database, slides are read by `manage.py worker` instead of inside the request.
if env.str("TASK_QUEUE", default="immediate") == "database":
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"website@{ALLOWED_HOSTS[0]}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
