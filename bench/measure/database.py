"""The database that a bench works in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import setup_test_environment, teardown_test_environment

from bench import ROOT
from config.database import database_config


@contextmanager
def own_database(name: str) -> Iterator[None]:
    """A new database with what migrations put there and nothing else; it is removed at the end."""
    setup_test_environment()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"bench_{name}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
        teardown_test_environment()


def use_demo_site() -> None:
    """Read the demo site where `make demo` put it. Has to come before the first query."""
    connection.settings_dict.update(database_config(ROOT, "site"))
