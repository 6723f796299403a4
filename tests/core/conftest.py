"""The core's tests need Django's settings for translations only: no apps, no database."""

import pytest
from django.conf import settings
from django.utils import translation

if not settings.configured:  # run with `-p no:django`
    settings.configure(USE_I18N=False, TIME_ZONE="Asia/Shanghai", USE_TZ=True)


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in the language they are written in."""
    with translation.override("en"):
        yield
