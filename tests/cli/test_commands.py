"""The `linli` command: quick, whole, and with a sentence for what goes wrong outside it."""

import errno
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError

from linli.cli import COMMANDS, main
from linli.cli.trouble import Trouble, told
from linli.core.refusal import Refusal


def test_help_names_every_command_and_reads_no_tables() -> None:
    program = "from linli.cli import main; main(['--help'], standalone_mode=False)"
    program += "; import sys; print('linli.catalogue.models' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", program], text=True, capture_output=True, check=True).stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in said] == []
    assert said.endswith("False\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_the_table_is_there(name: str) -> None:
    module, attribute = COMMANDS[name].address.split(":")
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.help


def test_an_unknown_command_is_refused_with_where_to_look() -> None:
    answer = CliRunner().invoke(main, ["fly"])
    assert answer.exit_code == 2
    assert "No such command 'fly'" in answer.output


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [
        (Refusal("This pack is not known."), "This pack is not known."),
        (
            ImproperlyConfigured("DATABASE_URL must begin with postgresql://."),
            "DATABASE_URL must begin with postgresql://.",
        ),
        (OSError(errno.ENOSPC, "No space"), "The disk that holds {var} is full."),
        (OSError(errno.EROFS, "Read-only"), "{var} is on a read-only disk."),
        (OSError(errno.EACCES, "Denied", "/srv/x"), "/srv/x may not be written by this user."),
        (OperationalError("could not extend file: No space left on device"), "The disk that holds {var} is full."),
        (OperationalError("connection refused"), "The embedded database does not answer"),
    ],
)
def test_what_the_surroundings_refuse_becomes_a_sentence(raised: Exception, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught, told(tmp_path):
        raise raised
    assert caught.value.message.startswith(sentence.format(var=tmp_path))


def test_a_defect_is_not_dressed_up_as_trouble(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), told(tmp_path):
        raise ZeroDivisionError


def test_an_address_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:9/linli")
    with pytest.raises(Trouble, match="Look at DATABASE_URL, or leave it out"), told(tmp_path):
        raise OperationalError("connection refused")
