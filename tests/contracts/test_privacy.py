"""Personal data is declared on the model, field by field."""

import inspect

import pytest
from django.apps import apps
from django.db import models

from linli.cases import actions as cases
from linli.core.crypto import EncryptedText
from linli.core.duration import before
from linli.journal.expiring import Promise, promises
from linli.residents import actions
from linli.residents.purposes import MODELS, register
from linli.residents.words import Purpose
from tests.cast import NOW

OURS = [model for model in apps.get_models() if model.__module__.startswith("linli.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_has_a_privacy_class(model: type[models.Model]) -> None:
    fields = {field.name for field in model._meta.concrete_fields}
    assert set(model.privacy) == fields


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_is_declared_encrypted_is_encrypted(model: type[models.Model]) -> None:
    promised = {name for name, privacy in model.privacy.items() if privacy and privacy.encrypt}
    assert promised == {field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedText)}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_is_declared_to_expire_says_from_when(model: type[models.Model]) -> None:
    lasting = {privacy.expire for privacy in model.privacy.values() if privacy and privacy.expire}
    acts = hasattr(model, "keeping") and model.keeping.by
    assert bool(lasting or acts) == hasattr(model, "keeping"), "Say `keeping = Keeping(since=…)` beside `privacy`."
    assert all(before(NOW, each) < NOW for each in lasting)
    if lasting and model.keeping.whole:
        assert len(lasting) == 1, "A row goes at one time."


@pytest.mark.parametrize("promise", promises(), ids=lambda promise: f"{promise.name} {promise.lasts}")
@pytest.mark.django_db
def test_the_database_can_be_asked_what_is_past_its_time(promise: Promise) -> None:
    assert promise.past(NOW).count() == 0


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_needs_a_consent_names_one_and_is_encrypted(model: type[models.Model]) -> None:
    needing = {name: privacy for name, privacy in model.privacy.items() if privacy and privacy.consent}
    assert all(privacy.consent in Purpose and privacy.encrypt and privacy.mask for privacy in needing.values())


def test_every_action_that_shows_a_file_whole_writes_it_down() -> None:
    for room in (actions, cases):
        for name in (each for each in room.__all__ if each.startswith("reveal_")):
            source = inspect.getsource(getattr(room, name))
            assert ".PERSONAL_REVEAL" in source and " look(" in source and "purpose=purpose" in source, name


def test_every_personal_field_of_the_files_stands_in_the_register() -> None:
    of_files = [model for model in OURS if model.__module__.startswith("linli.residents.models")]
    left_out = {model for model in of_files if any(model.privacy.values())} - set(MODELS)
    assert {model.__name__ for model in left_out} == {"RosterRow"}  # a copy of the person's own file, kept for 30 days
    assert len(register()) == sum(bool(privacy) for model in MODELS for privacy in model.privacy.values())
