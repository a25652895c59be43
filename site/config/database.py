"""Where the site's data are: in `DATABASE_URL`, or else in the embedded PostgreSQL."""

import os
import signal
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote

import environ

from config.database_trouble import DatabaseUnavailable
from config.embedded_postgres import NAME, PORT, EmbeddedServer

FOLDERS = {"site": "postgres", "test": "postgres-test"}


def database_config(root: Path, purpose: Literal["site", "test"] = "site") -> dict[str, Any]:
    """The entry for `DATABASES`: `DATABASE_URL` if it is set, else the embedded server in `<root>/var`.

    Starting takes a second or two, joining a server that runs a tenth of one.
    """
    url = os.environ.get("DATABASE_URL", "").strip()
    if url:
        return config_from_url(url, purpose)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": "postgres",
        "PASSWORD": "",
        "HOST": str(EmbeddedServer(root / "var" / FOLDERS[purpose], safe=purpose != "test").join()),
        "PORT": PORT,
        # `runserver` makes a thread for each request: a connection that is kept would be kept for nobody.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
    }


def config_from_url(url: str, purpose: str = "site") -> dict[str, Any]:
    """Read `postgres://user:password@host:port/name`; the message never shows it, it holds a password."""
    hint = "DATABASE_URL must look like postgres://user:password@host:5432/name (PostgreSQL 15 or newer)."
    if url.partition("://")[0] not in ("postgres", "postgresql"):
        raise DatabaseUnavailable(hint)
    try:
        config: dict[str, Any] = dict(environ.Env.db_url_config(url))
    except ValueError:
        raise DatabaseUnavailable(hint) from None
    if not config.get("NAME"):
        raise DatabaseUnavailable(hint)
    config["HOST"] = unquote(config["HOST"])  # the folder of a socket is written %2Fvar%2Frun%2Fpostgresql
    config.setdefault("CONN_MAX_AGE", 60 if purpose == "site" else 0)
    config.setdefault("CONN_HEALTH_CHECKS", True)
    return config


def stop_cleanly_on_sigterm() -> None:
    """SIGTERM and a closed terminal end the program as `exit` does, and so the embedded server too."""

    def leave(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, leave)
