"""A complaint about somebody who serves here, said so as it is written down; about whom, if they are known by name."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases.actions import About
from linli.people.directory import directory
from linli.people.models import Person


def tick() -> forms.BooleanField:
    return forms.BooleanField(label=gettext_lazy("This is a complaint about somebody who works here"), required=False)


class AboutField(forms.CharField):
    """The name of a person who serves or of an organisation, word for word; None for no name. One query for a name."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("About whom: a name or an organisation, if they say so"),
            required=False,
            max_length=60,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            help_text=gettext_lazy(
                "They, their organisations and all below will not see it. Left empty: only the level that handles "
                "complaints sees it."
            ),
        )

    def clean(self, value: object) -> About | None:
        name = str(super().clean(value)).strip()
        return _named(name) if name else None


def _named(name: str) -> About:
    people = list(Person.objects.filter(name=name, active=True)[:2])
    if len(people) == 1:
        return About(person=people[0])
    if people:
        raise forms.ValidationError(
            _("Several people have this name. Leave it empty; whoever handles complaints finds out who is meant.")
        )
    found = [each for each in directory.get().organisations.values() if each.active and name in (each.name, str(each))]
    if len(found) != 1:
        raise forms.ValidationError(
            _("Nobody, and no organisation, is known by this name. Compare it, or leave it empty.")
        )
    return About(organisation=found[0])
