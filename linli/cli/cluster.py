"""One PostgreSQL cluster in a folder: laid out, started, asked, stopped; by whom is embedded's affair."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import psycopg

from linli.cli import postgres, trouble
from linli.cli.trouble import Trouble
from linli.config.database import SOCKET_NAME, embedded_url, socket_folder

# Safe against a power cut: fsync, full_page_writes and synchronous_commit stay on.
TUNING = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",  # the other cores have other requests to answer
    "log_checkpoints": "off",
}
STILL_THERE = "is still in use"  # said of the shared memory, or of the socket's lock, of a server that was killed
PATIENCE = 120  # seconds for a server that recovers from a crash, or writes much down before it ends
started: dict[Path, subprocess.Popen[str]] = {}  # the servers that are this process's children


def stop(data: Path) -> None:
    """Stop the server in order; connections still open are told to go, and after PATIENCE are cut."""
    for request in (signal.SIGINT, signal.SIGQUIT):
        until = time.monotonic() + PATIENCE
        if running(data):
            os.kill(process_number(data / "postmaster.pid"), request)
        while running(data) and time.monotonic() < until:
            time.sleep(0.01)
    if process := started.pop(data, None):
        process.wait()  # reaped here: in many containers nobody else does


def ensure_running(var: Path, data: Path, tuning: Mapping[str, str]) -> None:
    if not running(data):
        start(var, data, tuning)
    wait_for_answer(var, data)
    ensure_database(var)


def start(var: Path, data: Path, tuning: Mapping[str, str]) -> None:
    """Start the server on its socket, laying out a new cluster first when the folder is empty."""
    owner = postgres.owner_of(data)
    postgres.let_in(owner, data)
    if not (data / "PG_VERSION").exists():
        lay_out(data, owner)
    clear_remains(var, data)
    settings = {**tuning, "unix_socket_directories": str(socket_home(var, owner))}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    log_path = data / "server.log"
    if log_path.exists():
        log_path.replace(data / "server.log.before")
    with log_path.open("w") as log:
        started[data] = postgres.start(
            owner, "postgres", "-D", str(data), *options, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )


def clear_remains(var: Path, data: Path) -> None:
    """After a server was killed: wait for its children to go, then drop its notes.

    PostgreSQL would take a note for a living server's when another process, or a zombie, has its number.
    """
    until = time.monotonic() + PATIENCE
    while inhabited(data):
        if time.monotonic() > until:
            raise Trouble(f"Processes of an earlier database server are still at work in {data}. End them first.")
        time.sleep(0.05)
    for note in (data / "postmaster.pid", socket_folder(var) / f"{SOCKET_NAME}.lock"):
        if alive(process_number(note)):
            note.unlink()


def inhabited(data: Path) -> bool:
    """Whether any process of PostgreSQL works in the folder (known on Linux only)."""
    return any(works_in(process, data) for process in Path("/proc").glob("[0-9]*"))


def works_in(process: Path, data: Path) -> bool:
    try:
        return (process / "cwd").readlink() == data and (process / "comm").read_text() == "postgres\n"
    except OSError:
        return False


def lay_out(data: Path, owner: postgres.Owner) -> None:
    """Make a new cluster: UTF-8, a collation that is the same on every machine, checksums on."""
    leftovers = [path.name for path in data.iterdir()]
    if leftovers:
        raise Trouble(f"{data} holds files but no database ({leftovers[0]} …). Move it away first.")
    status, said = postgres.run(
        owner, "initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--no-instructions",
        "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
    )  # fmt: skip
    if status:
        raise trouble.of_words(said, data, "The embedded database could not be laid out.")


def socket_home(var: Path, owner: postgres.Owner) -> Path:
    """The socket's folder, for the owner alone: whoever can reach the socket is the database's master."""
    folder = socket_folder(var)
    if folder != var / "pg":
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.stat().st_uid not in (os.geteuid(), owner.uid):
            raise Trouble(f"{folder} is another user's. Set LINLI_VAR to a folder with a shorter path.")
        if not owner.is_me():
            os.chown(folder, owner.uid, owner.gid)
    return folder


def running(data: Path) -> bool:
    """Whether the process named in postmaster.pid is this server, alive."""
    pid = process_number(data / "postmaster.pid")
    command = Path(f"/proc/{pid}/cmdline")
    if not alive(pid):
        return False
    return str(data) in command.read_text(errors="replace") if command.exists() else True


def process_number(note: Path) -> int:
    """The number in a postmaster.pid, 0 without one."""
    try:
        return int(note.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return 0


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # alive, another user's
    return pid > 0


def wait_for_answer(var: Path, data: Path) -> None:
    """Wait until the server takes connections: after a crash it first reads its log."""
    until = time.monotonic() + PATIENCE
    while not answers(var):
        process = started.get(data)
        gone = process.poll() is not None if process else not running(data)
        if gone or time.monotonic() > until:
            raise trouble.of_words(words(data), data, "The embedded database does not answer.")
        time.sleep(0.02)


def answers(var: Path) -> bool:
    try:
        psycopg.connect(embedded_url(var, "postgres"), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def words(data: Path) -> str:
    """What the server wrote since it started."""
    log = data / "server.log"
    return log.read_text(errors="replace") if log.exists() else ""


def ensure_database(var: Path, name: str = "linli") -> None:
    with psycopg.connect(embedded_url(var, "postgres"), autocommit=True) as connection:
        found = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        if not found:
            connection.execute(f'create database "{name}"')
