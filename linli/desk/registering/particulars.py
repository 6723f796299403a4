"""The fields that only some channels need: each with the channels it belongs to, for the script that hides the rest."""

from dataclasses import dataclass

from django import forms

from linli.desk.registering.forms import PARTICULARS, RegisterForm


@dataclass(frozen=True, slots=True)
class Part:
    """A field, and the channels it is for (values, with blanks between)."""

    field: forms.BoundField
    channels: str


def parts(form: RegisterForm) -> list[Part]:
    """Every particular, in the order of the form. Without a script all are shown; other channels' are ignored."""
    belongs: dict[str, list[str]] = {}
    for channel, names in PARTICULARS.items():
        for name in names:
            belongs.setdefault(name, []).append(channel.value)
    return [Part(form[name], " ".join(channels)) for name, channels in belongs.items()]
