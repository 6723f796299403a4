"""The real website under load: granian's two workers and PostgreSQL as separate processes, clients in others."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.clock import Sample, cpu_of
from benchmarks.house import VAR

PATIENCE = 60


@dataclass
class Site:
    """A running website: where it listens, and the processes whose time is counted."""

    port: int
    web: psutil.Process
    database: psutil.Process
    seconds_to_first_answer: float

    def servers(self) -> list[psutil.Process]:
        return [self.web, self.database]

    def memory_of_workers(self) -> list[float]:
        """Resident megabytes of each web worker."""
        return [child.memory_info().rss / 1e6 for child in self.web.children() if "serve" in child.cmdline()]


@contextmanager
def site() -> Iterator[Site]:
    """Start `linli serve` without background jobs, and stop it."""
    port = _free_port()
    command = [sys.executable, "-m", "linli.cli", "serve", "--port", str(port), "--workers", "2", "--no-worker"]
    begun = time.perf_counter()
    with subprocess.Popen(command, env=dict(os.environ, LINLI_VAR=str(VAR)), stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            answered = time.perf_counter() - begun
            yield Site(port, psutil.Process(process.pid), postmaster(), answered)
        finally:
            process.terminate()


def load(
    site: Site, make: Callable[[int], bytes], *, clients: int, times: int = 0, seconds: float = 0
) -> tuple[Sample, dict[int, bytes]]:
    """Send `times` requests, or as many as go into the `seconds`, from that many clients at once, each on a kept
    connection. Returns the sample and the head of each answer by the number of its request.

    `make(n)` gives the bytes of the n-th request.
    """
    numbers = iter(range(times)) if times else _until(time.monotonic() + seconds)
    lock, sample = threading.Lock(), Sample()
    heads: dict[int, bytes] = {}
    before = cpu_of(site.servers())
    begun = time.perf_counter()

    def client() -> None:
        with socket.create_connection(("127.0.0.1", site.port)) as connection:
            while (number := _next(numbers, lock)) is not None:
                start = time.perf_counter()
                connection.sendall(make(number))
                head = _answer(connection)
                sample.seconds.append(time.perf_counter() - start)
                heads[number] = head

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sample.elapsed = time.perf_counter() - begun
    sample.cpu = cpu_of(site.servers()) - before
    return sample, heads


def request(method: str, path: str, *, cookies: str = "", body: bytes = b"") -> bytes:
    """The bytes of a request with a form's body."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: {cookies}"]
    if body:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def fetch(site: Site, raw: bytes) -> tuple[bytes, bytes]:
    """One request on a connection of its own: head and body of the answer."""
    with socket.create_connection(("127.0.0.1", site.port)) as connection:
        connection.sendall(raw)
        return _read(connection)


def status(head: bytes) -> int:
    """The number with which an answer begins: 200, 302, 500 …"""
    return int(head.split(b" ", 2)[1])


def _until(moment: float) -> Iterator[int]:
    number = 0
    while time.monotonic() < moment:
        yield number
        number += 1


def _next(numbers: Iterator[int], lock: threading.Lock) -> int | None:
    with lock:
        return next(numbers, None)


def _answer(connection: socket.socket) -> bytes:
    return _read(connection)[0]


def _read(connection: socket.socket) -> tuple[bytes, bytes]:
    """Head and body of one answer; the body's length is declared, or it comes in chunks."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(connection)
    head, body = data.split(b"\r\n\r\n", 1)
    lowered = head.lower()
    if b"content-length:" in lowered:
        length = int(lowered.split(b"content-length:")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += _more(connection)
    elif b"chunked" in lowered:
        while not body.endswith(b"0\r\n\r\n"):
            body += _more(connection)
    return head, body


def _more(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the server hung up")
    return received


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return int(chosen.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
                connection.sendall(request("GET", "/healthz"))
                if b" 200 " in _answer(connection).split(b"\r\n")[0]:
                    return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("the website did not answer")


def postmaster() -> psutil.Process:
    return psutil.Process(int((Path(VAR) / "pg" / "postmaster.pid").read_text().splitlines()[0]))
