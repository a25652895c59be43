"""The database: where it is, that it is shared, and that nothing that happens to it is the end of it."""

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from config import database, database_trouble, embedded_postgres, postgres_account
from config.database_trouble import DatabaseUnavailable
from config.embedded_postgres import EmbeddedServer

ROOT = Path(__file__).resolve().parents[2]

USE = """
import sys, time
from pathlib import Path
sys.path.insert(0, "site")
from config.database import database_config, stop_cleanly_on_sigterm
import psycopg
stop_cleanly_on_sigterm()
config = database_config(Path(sys.argv[1]))
address = {"host": config["HOST"], "port": config["PORT"], "user": config["USER"], "dbname": config["NAME"]}
with psycopg.connect(**address) as connection:
    connection.execute("SELECT pg_advisory_xact_lock(1)")  # two may not make the table at once
    connection.execute("CREATE TABLE IF NOT EXISTS visit (number int)")
    connection.execute("INSERT INTO visit VALUES (1)")
    visits = connection.execute("SELECT count(*) FROM visit").fetchone()[0]
    safe = connection.execute("SELECT current_setting('fsync')").fetchone()[0]
print(visits, safe, flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def checkout() -> Iterator[Path]:
    """A folder with a space in its path; not pytest's own, which nobody else may pass through."""
    with tempfile.TemporaryDirectory(prefix="a checkout ") as folder:
        yield Path(folder).resolve()
        EmbeddedServer(Path(folder) / "var" / "postgres").stop()


def use(checkout: Path, *, seconds: float = 0) -> subprocess.Popen[str]:
    """A process of its own that uses the checkout's server, stays, and says how many have done so."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-c", USE, str(checkout), str(seconds)]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)


def count(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    visits, safe = process.stdout.readline().split()
    assert safe == "on", "only the server of the tests may lose what it has confirmed"
    return int(visits)


def server(checkout: Path) -> psutil.Process | None:
    return EmbeddedServer(checkout / "var" / "postgres").process()


def test_server_survives_whatever_is_killed(checkout: Path) -> None:
    first = use(checkout)
    assert count(first) == 1
    assert first.wait(10) == 0
    assert server(checkout) is None, "who ends last stops the server"

    # A killed process stops nothing, the next one joins, and stops it.
    killed = use(checkout, seconds=60)
    assert count(killed) == 2
    killed.kill()
    killed.wait(10)
    assert server(checkout) is not None
    joined = use(checkout)
    assert count(joined) == 3
    assert joined.wait(10) == 0
    assert server(checkout) is None

    # Process and server killed at once.
    killed = use(checkout, seconds=60)
    assert count(killed) == 4
    running = server(checkout)
    assert running is not None
    running.kill()
    killed.kill()
    killed.wait(10)
    after = use(checkout)
    assert count(after) == 5
    assert after.wait(10) == 0

    # The number in an old note now belongs to another program: this one.
    (checkout / "var" / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    after = use(checkout)
    assert count(after) == 6
    assert after.wait(10) == 0


def test_server_is_shared_and_ends_on_sigterm(checkout: Path) -> None:
    processes = [use(checkout, seconds=60) for _number in range(3)]
    assert sorted(count(process) for process in processes) == [1, 2, 3]
    for process in processes[:2]:
        process.terminate()
        assert process.wait(10) == 128 + signal.SIGTERM
    assert server(checkout) is not None, "the third still uses it"
    processes[2].terminate()
    processes[2].wait(10)
    assert server(checkout) is None


def test_address_of_another_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(
        "DATABASE_URL", "postgres://anna:p%40ss@db.example:5433/site?sslmode=require&conn_max_age=5"
    )
    config = database.database_config(tmp_path)
    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert (config["NAME"], config["USER"], config["PASSWORD"]) == ("site", "anna", "p@ss")
    assert (config["HOST"], config["PORT"]) == ("db.example", 5433)
    assert config["OPTIONS"] == {"sslmode": "require"}
    assert config["CONN_MAX_AGE"] == 5
    assert config["CONN_HEALTH_CHECKS"] is True
    assert not list(tmp_path.iterdir()), "nothing was started"


def test_address_may_be_a_socket() -> None:
    config = database.config_from_url("postgresql://anna@%2Fvar%2Frun%2Fpostgresql/site")
    assert config["HOST"] == "/var/run/postgresql"
    assert config["CONN_MAX_AGE"] == 60


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///db.sqlite3",
        "mysql://u:secret@h/n",
        "secret",
        "postgres://u:secret@h:x/n",
        "postgres://u:secret@h/",
    ],
)
def test_wrong_address_is_explained_without_showing_it(url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="DATABASE_URL must look like") as caught:
        database.config_from_url(url)
    assert "secret" not in str(caught.value)


def test_socket_stands_with_the_data_unless_its_address_would_be_too_long() -> None:
    near = Path("/srv/our site/var/postgres")
    assert embedded_postgres.socket_folder(near) == near
    for far in (Path("/srv") / ("x" * 80) / "var/postgres", Path("/srv/a,b/var/postgres")):
        folder = embedded_postgres.socket_folder(far)
        assert len(str(folder)) < 40
        assert folder == embedded_postgres.socket_folder(far), "every process must find it"
        assert folder != embedded_postgres.socket_folder(far.with_name("postgres-test"))
    with socket.socket(socket.AF_UNIX) as longest, tempfile.TemporaryDirectory() as folder:
        longest.bind(str(Path(folder) / ("x" * (embedded_postgres.LONGEST_SOCKET_FOLDER - len(folder)))))


def test_folder_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "theirs").symlink_to(tmp_path)
    with pytest.raises(DatabaseUnavailable, match="belongs to somebody else"):
        postgres_account.claim(tmp_path / "theirs", {})
    postgres_account.claim(tmp_path / "ours", {})
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("content", "stays"), [("", False), ("rubbish", False), ("{own}", False), ("{dead}", True)]
)
def test_old_notes_are_removed_where_postgresql_would_believe_them(
    tmp_path: Path, content: str, stays: bool
) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    note = tmp_path / "postmaster.pid"
    note.write_text(content.format(own=os.getpid(), dead=dead.pid))
    assert EmbeddedServer(tmp_path).process() is None
    embedded_postgres.forget_dead_server(note)
    assert note.exists() == stays


def test_full_disk_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        database_trouble.shutil, "disk_usage", lambda _path: type("Usage", (), {"free": 7_000_000})
    )
    with pytest.raises(DatabaseUnavailable, match=r"The disk is full: .* needs 200 MB, and 7 MB are free"):
        EmbeddedServer(tmp_path / "var" / "postgres").join()


def test_strange_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "letter.txt").write_text("dear")
    with pytest.raises(DatabaseUnavailable, match="is not a database"):
        EmbeddedServer(tmp_path / "postgres")._create(Path("/programs"), {})
    assert (tmp_path / "postgres" / "letter.txt").read_text() == "dear"


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (
            PermissionError(13, "Permission denied", "/x/postgres.turn"),
            "This account may not use the database",
        ),
        (OSError(30, "Read-only file system", "/x"), "This account may not use the database"),
        (OSError(28, "No space left on device"), "The disk is full"),
        ("LOG: a\nFATAL:  could not write: No space left on device\n", "The disk is full"),
        (
            "LOG: a\nFATAL:  data directory has invalid permissions\nLOG: b",
            "FATAL:  data directory has invalid",
        ),
        ("", "it gave no reason"),
    ],
)
def test_every_reason_becomes_one_sentence(reason: OSError | str, sentence: str) -> None:
    said = database_trouble.explain(reason, Path("/x/postgres"))
    assert sentence in said
    assert "\n" not in said


def test_the_test_server_does_not_wait_for_the_disk(db: None) -> None:
    from django.db import connection

    if os.environ.get("DATABASE_URL"):
        pytest.skip("DATABASE_URL is set: the server is somebody else's")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync')")
        assert cursor.fetchone() == ("off",)


def test_waiting_for_ones_turn_has_an_end(tmp_path: Path) -> None:
    first, second = EmbeddedServer(tmp_path / "postgres"), EmbeddedServer(tmp_path / "postgres")
    began = time.monotonic()
    with (
        first._my_turn(0),
        pytest.raises(DatabaseUnavailable, match="Another process is busy"),
        second._my_turn(0.2),
    ):
        pass
    assert time.monotonic() - began < 2
