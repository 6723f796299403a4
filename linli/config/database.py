"""Where the rows live: DATABASE_URL, or the embedded PostgreSQL under var/."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103  # bytes; Linux takes 107, macOS 103


def configuration(var: Path) -> dict[str, Any]:
    """Django's settings of the one database; raises ImproperlyConfigured for an address it cannot use."""
    url = os.environ.get("DATABASE_URL") or embedded_url(var)
    if not url.startswith(("postgresql://", "postgres://")):
        raise ImproperlyConfigured(f"DATABASE_URL must begin with postgresql://, not {url.split(':')[0]!r}.")
    try:
        given = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {str(error).strip()}.") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", "linli"),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": given.pop("port", ""),
        "CONN_MAX_AGE": None,  # each thread of a web worker keeps its connection
        # Statements made once (linli.core.prepared) are planned once; a pooler may not be able to keep them.
        "OPTIONS": {"prepare_threshold": None if os.environ.get("LINLI_PREPARE") == "0" else 1, **given},
    }


def embedded_url(var: Path, name: str = "linli") -> str:
    """The address of a database on the embedded server, the same whether it runs or not."""
    return f"postgresql://postgres@/{name}?host={socket_folder(var)}"


def socket_folder(var: Path) -> Path:
    """The folder of the embedded server's socket: var/pg, or a short one when that path is too long."""
    folder = var / "pg"
    if len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return folder
    short = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"linli-{short}"
