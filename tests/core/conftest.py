"""The core's tests need Django's settings for translations only: no apps, no database."""

import django
import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import settings as hypothesis

if not settings.configured:  # run with `-p no:django`
    settings.configure(TIME_ZONE="Asia/Shanghai", USE_TZ=True, PERSONAL_KEY_RING="/nowhere")
    django.setup()

# A busy machine is no failure, and nothing is kept between runs.
hypothesis.register_profile("linli", deadline=None, database=None)
hypothesis.load_profile("linli")


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in the language they are written in."""
    with translation.override("en"):
        yield


@pytest.fixture
def ring(tmp_path, settings_patch):
    """The path of a key ring of this test's own; the file is made when it is first used."""
    path = tmp_path / "secrets" / "personal.keys"
    settings_patch("PERSONAL_KEY_RING", path)
    return path


@pytest.fixture
def settings_patch(monkeypatch):
    """Set one of Django's settings for this test."""
    return lambda name, value: monkeypatch.setattr(settings, name, value, raising=False)
