"""What lay in a box: the letter box, the deputies' or the old members' desk (Z2, P8); typed, or scanned."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases.actions import Arrived
from linli.cases.words import Channel
from linli.desk.files import ScansField
from linli.desk.forms import prose
from linli.desk.registering.forms import DAY, QuickForm, channels

BOXES = (Channel.LETTER_BOX, Channel.WORKROOM)


class BoxForm(QuickForm):
    """Which box, on which day, and the letter: its words, or its scan, or both."""

    begins = "box"
    box = forms.ChoiceField(label=gettext_lazy("Which box"))
    heard_on = forms.DateField(
        label=gettext_lazy("Found in it on"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    )
    text = prose(
        gettext_lazy("What the letter says, word for word"),
        rows=6,
        help_text=gettext_lazy("May stay empty if a scan is attached."),
    )
    scans = ScansField(label=gettext_lazy("The letter, scanned or photographed (PDF or pictures)"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["photos"], self.fields["documents"]
        self.offer("box", [each for each in channels() if each[0] in BOXES])
        self.initial.setdefault("heard_on", timezone.localdate())

    def clean(self) -> dict[str, Any]:
        said = {**self.cleaned_data}
        scans = said.get("scans")
        if scans:
            said |= {"photos": scans.photos, "documents": scans.documents}
            if not said["text"].strip() and (scans.photos or scans.documents):
                said["text"] = _("A letter, scanned: see what is attached.")
        return said

    def came_by(self) -> Channel:
        return Channel(self.cleaned_data["box"])

    def arrived(self) -> Arrived:
        return Arrived(**{**vars(super().arrived()), "heard_on": self.cleaned_data["heard_on"]})
