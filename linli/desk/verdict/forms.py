"""What a caller writes down, line by line as the practice's script has it; and the code at the window."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.cases import look, sampling
from linli.cases.actions.following_up import Answer
from linli.cases.models import FollowUp
from linli.cases.words import Grade
from linli.desk.fields import DeskForm
from linli.desk.forms import prose

State = FollowUp.State
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
RESULTS = [
    (State.REACHED.value, _("Reached: they answered as below")),
    (State.UNREACHED.value, _("Not reached")),
    (State.REFUSED.value, _("Reached, but they did not want to say")),
]
SPOKEN = ("greeting", "thanks")


def line(asks: str) -> str:
    """What the script says for it, in the reader's language."""
    said = next((each for each in sampling.script() if each["asks"] == asks), None)
    return said["en" if get_language() == "en" else "zh"] if said else ""


class CallForm(DeskForm):
    """What came of a call. The questions are the script's, in its order."""

    state = forms.ChoiceField(label=_("What came of the call"), choices=RESULTS, widget=forms.RadioSelect)

    def __init__(self, *args: Any, rated: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for said in sampling.script():
            if said["asks"] not in SPOKEN and not (rated and said["asks"] == "grade"):
                self.fields[said["asks"]] = FIELDS[said["asks"]](line(said["asks"]))

    def answer(self) -> Answer:
        said = self.cleaned_data
        return Answer(
            state=said["state"],
            grade=Grade(int(said["grade"])) if said.get("grade") else None,
            solved={"yes": True, "no": False}.get(said.get("solved", "")),
            words=said.get("words", ""),
            redo=said.get("redo") == "yes",
        )


def _choice(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


def _grade(label: str) -> forms.ChoiceField:
    return _choice(label, [(str(each.value), look.grade_word(each)) for each in Grade])


FIELDS: dict[str, Any] = {
    "solved": lambda label: _choice(label, YES_NO),
    "grade": _grade,
    "words": lambda label: prose(label),
    "redo": lambda label: _choice(label, YES_NO),
}
