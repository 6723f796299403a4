"""The register of purposes: every personal field that a file can hold, as its model declares it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from linli.residents.models import CareNeed, Enterprise, Household, Resident
from linli.residents.words import Purpose

MODELS: tuple[Any, ...] = (Household, Resident, CareNeed, Enterprise)


@dataclass(frozen=True, slots=True)
class Kept:
    """One field: of what, called what, kept for what, on which consent if any, and how long afterwards, in words."""

    of: str
    field: str
    purpose: str
    consent: str
    lasts: str
    encrypted: bool


def register() -> list[Kept]:
    """All of them, model by model."""
    return [
        Kept(
            of=str(model._meta.verbose_name),
            field=str(model._meta.get_field(name).verbose_name),
            purpose=gettext(privacy.purpose),
            consent=str(Purpose(privacy.consent).label) if privacy.consent else "",
            lasts=_lasts(privacy.expire or ""),
            encrypted=privacy.encrypt,
        )
        for model in MODELS
        for name, privacy in model.privacy.items()
        if privacy
    ]


def _lasts(duration: str) -> str:
    """A duration in whole years, as all of these are."""
    years = int(duration.strip("PY") or 0)
    return (
        ngettext("erased %d year after the file is closed", "erased %d years after the file is closed", years) % years
    )
