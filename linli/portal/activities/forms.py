"""What residents type to sign up, and to say that they are there."""

from uuid import UUID, uuid4

from django import forms

from linli.activities.actions import Guest
from linli.portal.forms import RefusableForm


class SignUpForm(RefusableForm):
    """Name and telephone; what must stand there is for the action to say."""

    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)
    key = forms.CharField(required=False, max_length=40)

    def guest(self) -> Guest:
        said = self.cleaned_data
        return Guest(name=said["name"], phone=said["phone"], key=self.own_key())

    def own_key(self) -> UUID:
        """What makes the same form, sent twice, one sign-up; a new key where none can be read."""
        try:
            return UUID(str(self["key"].value() or ""))
        except ValueError:
            return uuid4()


class HereForm(SignUpForm):
    """At the door: by the code one was given; or a name, for whoever did not sign up."""

    code = forms.CharField(required=False, max_length=40)
