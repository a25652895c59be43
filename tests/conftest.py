"""What all tests share: no network, no files left behind, a world of pages that can grow."""

import ipaddress
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_django
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from tests.demo.copies import ORIGINAL, copy_of_the_demo, drop
from tests.worlds import World


@pytest.fixture(autouse=True, scope="session")
def no_outside_network() -> Iterator[None]:
    """A test that wants to reach another machine fails, so that the suite runs the same everywhere."""
    connect = socket.socket.connect

    def only_this_machine(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            host = address[0]
            if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
                raise AssertionError(f"A test tried to reach {host}")
        return connect(self, address)

    socket.socket.connect = only_this_machine
    yield
    socket.socket.connect = connect


@pytest.fixture(autouse=True, scope="session")
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each worker stores files in a folder of its own, which goes when the tests have run."""
    folder = tmp_path_factory.mktemp("media")
    settings.MEDIA_ROOT = folder
    yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def interface_in_english() -> Iterator[None]:
    """Outside requests, messages come as they stand in the code; a request leaves its language behind."""
    with translation.override("en"):
        yield


@pytest.fixture
def world(db: None) -> World:
    """An empty site with its home page and sections; its methods add things."""
    return World()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where the workers of this run share the demo site."""
    own = tmp_path_factory.getbasetemp()
    return (own if worker_id == "master" else own.parent) / "demo"


@pytest.fixture(scope="module")
def demo_copy(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker, demo_folder: Path
) -> Iterator[None]:
    """The whole demo site in all languages, in a database of its own for the tests of one file."""
    with django_db_blocker.unblock(), copy_of_the_demo(demo_folder):
        yield


def empties_the_database(item: pytest.Item) -> bool:
    """Whether a test works without a transaction around it, so that all tables are emptied after it."""
    marker = item.get_closest_marker("django_db")
    is_transactional = bool(marker and marker.kwargs.get("transaction"))
    return is_transactional or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Bring back what the migrations had put into the database, before a test that counts on it."""
    yield
    if nextitem and empties_the_database(item) and not empties_the_database(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """When all workers have ended, what they copied from goes."""
    if not hasattr(session.config, "workerinput") and session.testscollected:
        with session.config.stash[blocking_manager_key].unblock():
            drop(ORIGINAL)
