"""`make generate`: writes the pages that are drawn from code; `--check` only says which differ."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent

# The page under docs/, and the function that returns its text.
PAGES = {
    "lifecycle.md": "linli.cases.drawing:page",
    "packs.md": "linli.packs.reference:reference",
    "permissions.md": "linli.packs.permitted:page",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
    django.setup()
    differing = {name: drawn(name) for name in PAGES if written(name) != drawn(name)}
    if "--check" in sys.argv:
        sys.exit(f"Differ from the code: {', '.join(differing)}. Run `make generate`." if differing else 0)
    for name, text in differing.items():
        (ROOT / "docs" / name).write_text(text)
        print(f"docs/{name}")


def drawn(name: str) -> str:
    """A page's text as the code has it now, in English whatever the machine speaks."""
    with translation.override("en"):
        return called(PAGES[name]).rstrip() + "\n"


def called(address: str) -> str:
    module, function = address.split(":")
    return str(getattr(import_module(module), function)())


def written(name: str) -> str:
    page = ROOT / "docs" / name
    return page.read_text() if page.exists() else ""


if __name__ == "__main__":
    main()
