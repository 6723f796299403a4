import os
import stat
import subprocess
import sys

import pytest

from linli.core import key_ring
from linli.core.key_ring import BrokenKeyRing


def test_the_ring_is_made_on_first_use_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "secrets" / "personal.keys"
    first = [key.id for key in key_ring.read(path)]
    assert len(first) == 1
    assert [key.id for key in key_ring.read(path)] == first
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(path.parent).st_mode) == 0o700


def test_processes_starting_at_once_agree_on_one_key(tmp_path):
    path = tmp_path / "personal.keys"
    program = "import sys, pathlib; from linli.core import key_ring; " + (
        "print(key_ring.read(pathlib.Path(sys.argv[1]))[0].id.hex())"
    )
    starting = [
        subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    printed = {process.communicate(timeout=30)[0].strip() for process in starting}
    assert printed == {key_ring.read(path)[0].id.hex()}


def test_rotating_puts_a_new_key_in_front_and_keeps_the_old_ones(tmp_path):
    path = tmp_path / "personal.keys"
    (old,) = key_ring.read(path)
    name = key_ring.rotate(path)
    assert [key.id.hex() for key in key_ring.read(path)] == [name, old.id.hex()]
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["personal.keys", "personal.keys.lock"]


@pytest.mark.parametrize("text", ["", "\n\n", "12345678:short", "not a key", "123456:" + "A" * 43 + "="])
def test_a_damaged_ring_is_refused_and_not_replaced(tmp_path, text):
    path = tmp_path / "personal.keys"
    path.write_text(text)
    with pytest.raises(BrokenKeyRing):
        key_ring.read(path)
    assert path.read_text() == text
