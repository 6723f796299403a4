"""The key that signs cookies: from LINLI_SECRET_KEY, or made once and kept under var/secrets."""

import os
import secrets
from pathlib import Path


def secret_key(var: Path) -> str:
    """Return the signing key, creating var/secrets/django.key (mode 600) the first time."""
    if given := os.environ.get("LINLI_SECRET_KEY"):
        return given
    path = var / "secrets" / "django.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written aside and linked into place, so that two processes starting at once agree on one key.
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(secrets.token_urlsafe(50))
        draft.chmod(0o600)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
