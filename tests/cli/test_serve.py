"""`linli serve` for real, in processes of its own: it answers, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from linli.cli import cluster, embedded
from linli.cli.doctor import ANYWAY, INSIDE
from linli.config.place import BASE_DIR
from tests.cli.signals import as_typed

PATIENCE = 300  # seconds, on a busy machine


@pytest.fixture(scope="module")
def house(ground: Path) -> Path:
    """A folder with a Makefile that serves, and where var/ will be."""
    (ground / "Makefile").write_text(f"run:\n\t@exec {sys.executable} -m linli.cli serve --port $(PORT)\n")
    return ground


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def surroundings(house: Path) -> dict[str, str]:
    gone = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "LINLI_TEST_VAR")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, "LINLI_VAR": str(house / "var"), "PYTHONPATH": str(BASE_DIR)}


@pytest.fixture
def make(house: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """make, serving; the first page has been answered."""
    with (house / "said").open("w") as said, subprocess.Popen(
        ["make", "run", f"PORT={port}"], cwd=house, env=surroundings(house), start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, text=True, preexec_fn=as_typed,
    ) as process:  # fmt: skip
        try:
            assert answers(port, process), (house / "said").read_text()
            yield process
        finally:
            for each in left(house):
                os.kill(each, signal.SIGKILL)


def answers(port: int, process: subprocess.Popen[str]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=30) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.1)
    return False


def left(house: Path) -> list[int]:
    """The processes that were started with this house's var/, PostgreSQL's among them."""
    return [int(process.name) for process in Path("/proc").glob("[0-9]*") if belongs(process, house)]


def belongs(process: Path, house: Path) -> bool:
    try:
        if (process / "status").read_text().split("State:\t")[1][0] == "Z":
            return False
        words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        return str(house).encode() in words or (process / "cwd").readlink().is_relative_to(house)
    except (OSError, IndexError):
        return False


def ended(house: Path) -> list[int]:
    """What is left a moment after; killed workers take a breath to notice."""
    until = time.monotonic() + 20
    while (there := left(house)) and time.monotonic() < until:
        time.sleep(0.1)
    return there


def test_ctrl_c_in_the_terminal_leaves_no_process_behind(make: subprocess.Popen[str], house: Path) -> None:
    assert len(left(house)) > 5  # make, the server, its two workers, PostgreSQL and its own
    os.killpg(make.pid, signal.SIGINT)
    make.wait(20)
    assert ended(house) == []
    assert "邻里 Linli 已就绪" in (house / "said").read_text()
    assert "Traceback" not in (house / "said").read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_to_make_alone_leaves_no_process_behind(
    make: subprocess.Popen[str], house: Path, number: signal.Signals
) -> None:
    make.send_signal(number)
    make.wait(20)
    assert ended(house) == []


def test_the_data_stays(house: Path) -> None:
    assert (house / "var" / "pg" / "PG_VERSION").exists()
    with embedded.server(house / "var"):
        assert cluster.running(house / "var" / "pg")


def linli(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a `linli` command in the house to its end."""
    return subprocess.run(
        [sys.executable, "-m", "linli.cli", *words],
        env=surroundings(house), text=True, capture_output=True, timeout=PATIENCE, check=False,
    )  # fmt: skip


def rows(house: Path, words: str) -> list[tuple[object, ...]]:
    with embedded.server(house / "var") as url, psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(words)
        return cursor.fetchall() if cursor.description else []


def test_what_was_backed_up_comes_back_and_what_came_later_is_gone(house: Path) -> None:
    rows(house, "create table note as select 'before' as words")
    (house / "var" / "files").mkdir()
    (house / "var" / "files" / "photo").write_text("before")
    assert linli(house, "backup", str(house / "all.tar")).returncode == 0
    rows(house, "update note set words = 'after'")
    (house / "var" / "files" / "photo").write_text("after")

    done = linli(house, "restore", "--yes", str(house / "all.tar"))

    assert (done.returncode, done.stdout[:14]) == (0, "The backup of "), done.stderr
    assert rows(house, "select words from note") == [("before",)]
    assert (house / "var" / "files" / "photo").read_text() == "before"


def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(house: Path) -> None:
    rows(house, "create table if not exists kept as select 'before' as words")
    (house / "no.tar").write_text("no")
    done = linli(house, "restore", "--yes", str(house / "no.tar"))
    assert (done.returncode, done.stderr) == (
        1,
        f"Error: {house / 'no.tar'} is no backup of Linli, or was cut short.\n",
    )
    assert rows(house, "select words from kept") == [("before",)]


def test_the_doctor_says_a_line_for_each_thing(house: Path) -> None:
    done = linli(house, "doctor")
    names = [line[7:17].strip() for line in done.stdout.splitlines()]
    assert names == ["server", "database", *ANYWAY, *INSIDE]
    assert not done.stderr
