"""`make check`: format, lint, types, floors, migrations, generated pages, translations. Changes nothing.

Every check is run, whatever the others say, one on each core; what one found is shown under its name.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
CODE = ["linli", "tests", "scripts", "benchmarks"]

CHECKS = {  # what takes long comes first: the others fill the second core meanwhile
    "types": [BIN / "mypy"],
    "translations": [PYTHON, "scripts/messages.py", "--check"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "generated pages": [PYTHON, "scripts/generate.py", "--check"],
    "templates": [BIN / "djlint", "linli", "--lint", "--quiet"],
    "floors": [BIN / "lint-imports", "--no-cache"],
    "format": [BIN / "ruff", "format", "--check", "--no-cache", *CODE],
    "lint": [BIN / "ruff", "check", "--no-cache", "--quiet", *CODE],
}


def main() -> None:
    """Run the checks named on the command line, or all; exit 1 if any found something."""
    wanted = sys.argv[1:] or list(CHECKS)
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        failed = [name for name, good in zip(wanted, cores.map(passes, wanted), strict=True) if not good]
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
    said = f"{'ok' if done.returncode == 0 else 'NO':<3} {name} ({time.monotonic() - started:.0f} s)\n"
    sys.stdout.write(said + (done.stdout.rstrip() + "\n" if done.returncode else ""))  # at once: others speak, too
    sys.stdout.flush()
    return done.returncode == 0


if __name__ == "__main__":
    main()
