"""Links in messages that leave the site: whole, where it is known under which address people reach it."""

from django.conf import settings


def absolute(path: str) -> str:
    """The path behind the site's public address (LINLI_ADDRESS); the path alone where none is set."""
    return f"{settings.PUBLIC_ADDRESS}{path}"
