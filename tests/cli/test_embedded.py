"""The embedded server: shared, and stopped by the last; each trouble has its sentence."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from linli.cli import cluster, embedded
from linli.cli.trouble import Trouble
from linli.config.database import embedded_url, socket_folder
from tests.cli.signals import as_typed

FAST = {**cluster.TUNING, "fsync": "off", "shared_buffers": "16MB"}


@pytest.fixture(scope="module")
def var(ground: Path) -> Path:
    """A laid-out cluster, not running."""
    with embedded.server(ground / "var", FAST):
        pass
    return ground / "var"


def answer(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("select 42").fetchone()
        assert row
        return row[0]


def test_the_server_answers_and_its_address_is_written_down(var: Path) -> None:
    with embedded.server(var, FAST) as url:
        assert answer(url) == 42
        assert (var / "database.url").read_text().strip() == url


def test_the_server_runs_until_its_last_user_leaves(var: Path) -> None:
    with embedded.server(var, FAST):
        with embedded.server(var, FAST) as url:
            pass
        assert answer(url) == 42
    assert not cluster.running(var / "pg")


def test_a_given_address_starts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/linli")
    with embedded.server(tmp_path, FAST) as url:
        assert url == "postgresql://elsewhere/linli"
    assert list(tmp_path.iterdir()) == []


def test_the_server_starts_again_after_it_was_killed(var: Path) -> None:
    with embedded.server(var, FAST):
        os.kill(cluster.process_number(var / "pg" / "postmaster.pid"), signal.SIGKILL)
    with embedded.server(var, FAST) as url:
        assert answer(url) == 42


def test_a_note_whose_number_another_process_has_does_not_keep_the_server_from_starting(var: Path) -> None:
    (var / "pg" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with embedded.server(var, FAST) as url:
        assert answer(url) == 42


def test_a_path_too_long_for_a_socket_gets_a_short_one(ground: Path) -> None:
    folder = ground / ("long" * 30)
    with embedded.server(folder, FAST) as url:
        assert answer(url) == 42
    assert not socket_folder(folder).exists()


def test_a_folder_with_other_things_in_it_is_refused_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "pg").mkdir()
    (tmp_path / "pg" / "letters.txt").write_text("dear")
    with pytest.raises(Trouble, match=r"letters.txt .* Move it away first"), embedded.server(tmp_path, FAST):
        pass


def test_a_folder_that_cannot_be_made_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    var = tmp_path / "file" / "var"
    with pytest.raises(Trouble, match="cannot be used: Not a directory"), embedded.server(var, FAST):
        pass


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_program_told_to_end_stops_the_server(var: Path, number: signal.Signals) -> None:
    program = (
        "import sys, time; from pathlib import Path; from linli.cli import embedded\n"
        "with embedded.server(Path(sys.argv[1])): print('up', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(var)]
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True, preexec_fn=as_typed) as process:
        assert process.stdout and process.stdout.readline() == "up\n"
        process.send_signal(number)
        process.communicate(timeout=20)
    assert not cluster.running(var / "pg")
    with pytest.raises(psycopg.OperationalError):
        answer(embedded_url(var))
