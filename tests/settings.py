"""The program's own settings, with data in the tests' own folder and without what only slows tests down."""

import os
from pathlib import Path

# Before anything of the program is imported: the developer's var/ is never touched.
HOME = Path(__file__).resolve().parent.parent / "var" / "test"
os.environ["LINLI_VAR"] = os.environ.get("LINLI_TEST_VAR") or str(HOME)

from linli.cli import translations
from linli.config.settings import *  # the order is the point
from linli.config.settings import DATABASES, VAR_DIR

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")

DATABASES["default"]["TEST"] = {"NAME": f"test_{os.getpid()}"}  # several runs at once do not meet
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = VAR_DIR / "files" / WORKER
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

translations.ready()  # before Django reads them: the tests see the Chinese of today
