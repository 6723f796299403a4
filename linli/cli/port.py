"""Whether a port is free, and who holds it if not."""

import socket

import psutil

from linli.cli.trouble import Trouble


def ensure_free(host: str, port: int) -> None:
    """Raise Trouble, naming the holder where the system tells, when nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise Trouble(f"Port {port} is for root alone. Choose one above 1023: PORT=8001 make run") from error
        except OSError as error:
            raise Trouble(taken(host, port, error)) from error


def taken(host: str, port: int, error: OSError) -> str:
    by = holder(port)
    if not by and "in use" not in str(error):
        return f"Nothing can listen on {host}: {error.strerror}. Choose another --host."
    return f"Port {port} is taken{by}. End that program, or choose another port: PORT={port + 1} make run"


def holder(port: int) -> str:
    """The program that listens on the port, in brackets; nothing when the system does not tell."""
    try:
        found = [
            c.pid for c in psutil.net_connections("tcp") if c.status == psutil.CONN_LISTEN and c.laddr.port == port
        ]
        return f" by {psutil.Process(found[0]).name()} (process {found[0]})" if found and found[0] else ""
    except psutil.Error:
        return ""
