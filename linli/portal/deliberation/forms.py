"""What residents type to object, and to say that they are there."""

from uuid import UUID, uuid4

from django import forms

from linli.deliberation.actions import Guest, Objecting
from linli.portal.forms import RefusableForm


class KeyedForm(RefusableForm):
    """A form that, sent twice, is one."""

    key = forms.CharField(required=False, max_length=40)

    def own_key(self) -> UUID:
        """What makes it one; a new key where none can be read."""
        try:
            return UUID(str(self["key"].value() or ""))
        except ValueError:
            return uuid4()


class ObjectionForm(KeyedForm):
    """Words, name and telephone; what must stand there is for the action to say."""

    words = forms.CharField(required=False, max_length=4000)
    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)

    def objecting(self) -> Objecting:
        said = self.cleaned_data
        return Objecting(name=said["name"], phone=said["phone"], words=said["words"], key=self.own_key())


class HereForm(KeyedForm):
    """At the door: a name, and for which home where households count."""

    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)
    home = forms.CharField(required=False, max_length=120)

    def guest(self) -> Guest:
        said = self.cleaned_data
        return Guest(name=said["name"], phone=said["phone"], home=said["home"], key=self.own_key())
