"""Where the program and its data lie. Nothing here needs Django."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("LINLI_VAR") or BASE_DIR / "var").absolute()
