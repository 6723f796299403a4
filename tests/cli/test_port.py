"""A port that is taken, or not ours to take."""

import os
import socket

import pytest

from linli.cli import port
from linli.cli.trouble import Trouble


@pytest.fixture
def taken() -> int:
    """The number of a port that this process listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_free_port_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.getsockname()[1]
    port.ensure_free("127.0.0.1", number)


def test_a_taken_port_is_refused_with_its_holder_and_another_port(taken: int) -> None:
    with pytest.raises(Trouble) as caught:
        port.ensure_free("127.0.0.1", taken)
    said = caught.value.message
    assert said.startswith(f"Port {taken} is taken by ")
    assert f"(process {os.getpid()})" in said
    assert said.endswith(f"PORT={taken + 1} make run")


def test_a_host_that_is_not_ours_is_refused() -> None:
    with pytest.raises(Trouble, match=r"Nothing can listen on 192.0.2.1: .* Choose another --host."):
        port.ensure_free("192.0.2.1", 0)
