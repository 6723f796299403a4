"""What is typed into a yearly report, and what its readers type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.annual.practice import Form, annual
from linli.annual.words import Decision
from linli.desk.fields import DeskForm
from linli.desk.forms import prose


class ReportForm(DeskForm):
    """A field for each section of a form."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, form: Form, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = form
        for part in form.parts:
            needed = _("At least %(least)d characters.") % {"least": part.least} if part.least else ""
            told = f"{part.about} {needed}"
            self.fields[f"part_{part.key}"] = prose(part.name, rows=8 if part.service else 5, help_text=told)

    def words(self) -> dict[str, str]:
        return {part.key: self.cleaned_data[f"part_{part.key}"] for part in self.form.parts}


class ScoreForm(DeskForm):
    """Points and words of one reader."""

    points = forms.IntegerField(min_value=0)
    words = prose(_("What you say of it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].label = _("Points, of %(most)d") % {"most": annual().points}


class BackForm(DeskForm):
    """Why a report is sent back."""

    why = forms.CharField(label=_("What is to be written anew"), max_length=300)


class DecisionForm(DeskForm):
    """What is decided, and why."""

    decision = forms.ChoiceField(label=_("What is decided"), choices=Decision.choices, widget=forms.RadioSelect)
    words = prose(_("Why"), rows=2)
