"""What residents type to propose, to second, and to say what they think of the answer."""

from uuid import UUID, uuid4

from django import forms

from linli.areas.models import Area
from linli.portal.forms import RefusableForm
from linli.proposals.actions import Proposer, Said


class WhoForm(RefusableForm):
    """Name and telephone; what must stand there is for the action to say."""

    name = forms.CharField(required=False, max_length=60)
    phone = forms.CharField(required=False, max_length=40)

    def who(self) -> Proposer:
        return Proposer(self.cleaned_data["name"], self.cleaned_data["phone"])


class ProposeForm(WhoForm):
    """A proposal."""

    title = forms.CharField(required=False, max_length=400)
    text = forms.CharField(required=False, strip=False)
    kind = forms.CharField(required=False, max_length=40)
    area = forms.IntegerField(required=False)
    key = forms.CharField(required=False, max_length=40)

    def said(self) -> Said:
        said = self.cleaned_data
        area = Area.objects.filter(pk=said["area"] or 0, active=True).first()
        words = {name: said[name] for name in ("kind", "title", "text")}
        return Said(**words, area=area, proposer=self.who(), key=self.own_key())

    def own_key(self) -> UUID:
        """What makes the same form, sent twice, one proposal; a new key where none can be read."""
        try:
            return UUID(str(self["key"].value() or ""))
        except ValueError:
            return uuid4()


class JudgeForm(RefusableForm):
    """A verdict, or what is missing in the answer."""

    verdict = forms.CharField(required=False, max_length=20)
    words = forms.CharField(required=False, max_length=400)
