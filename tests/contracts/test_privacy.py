"""Personal data is declared on the model, field by field."""

import pytest
from django.apps import apps
from django.db import models

from linli.core.crypto import EncryptedText

OURS = [model for model in apps.get_models() if model.__module__.startswith("linli.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_has_a_privacy_class(model: type[models.Model]) -> None:
    fields = {field.name for field in model._meta.concrete_fields}
    assert set(model.privacy) == fields


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_is_declared_encrypted_is_encrypted(model: type[models.Model]) -> None:
    promised = {name for name, privacy in model.privacy.items() if privacy and privacy.encrypt}
    assert promised == {field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedText)}
