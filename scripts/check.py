"""`make check`: format, lint, types, floors, migrations, generated pages, translations. Changes nothing.

Every check is run, whatever the others say; what one found is shown under its name.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CODE = ["linli", "tests", "scripts", "benchmarks"]

CHECKS = {
    "format": [BIN / "ruff", "format", "--check", "--no-cache", *CODE],
    "lint": [BIN / "ruff", "check", "--no-cache", "--quiet", *CODE],
    "templates": [BIN / "djlint", "linli", "--lint", "--quiet"],
    "types": [BIN / "mypy"],
    "floors": [BIN / "lint-imports", "--no-cache"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "generated pages": [PYTHON, "scripts/generate.py", "--check"],
    "translations": [PYTHON, "scripts/messages.py", "--check"],
}


def main() -> None:
    """Run the checks named on the command line, or all; exit 1 if any found something."""
    wanted = sys.argv[1:] or list(CHECKS)
    failed = [name for name in wanted if not passes(name)]
    sys.exit(f"\nNot in order: {', '.join(failed)}." if failed else 0)


def passes(name: str) -> bool:
    started = time.monotonic()
    # Beside the developer's var/, and with no database: makemigrations only compares files.
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "linli.config.settings",
        "LINLI_VAR": str(ROOT / "var" / "test"),
    }
    done = subprocess.run(
        CHECKS[name], cwd=ROOT, env=surroundings, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    print(f"{'ok' if done.returncode == 0 else 'NO':<3} {name} ({time.monotonic() - started:.0f} s)", flush=True)
    if done.returncode:
        print(done.stdout.rstrip(), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
