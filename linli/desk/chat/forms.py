"""What is typed about chat groups: an export, and what becomes of its messages."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from linli.core.documents import MEGABYTE, text_of
from linli.core.refusal import Refusal
from linli.desk.choices import categories
from linli.desk.fields import DeskForm
from linli.desk.forms import prose
from linli.desk.registering.fields import WhereField
from linli.desk.registering.forms import line, may_register
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

LARGEST = 5 * MEGABYTE


class PasteForm(DeskForm):
    """Which group, of which place, and what was written there."""

    group = line(_("Which group"), 60)
    where = WhereField(required=False, label=_("Of which place"))
    text = prose(
        _("What was written there"),
        rows=8,
        help_text=_("Select the messages in the group, copy and paste them; name and time may stand with each."),
    )
    file = forms.FileField(
        label=_("Or the exported file (plain text)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        where = self.fields["where"]
        assert isinstance(where, WhereField)
        where.within = tuple(powers(account).areas(Permission.CASE_REGISTER))
        where.home = next((each.area_id for each in powers(account).held if may_register(each)), None)
        where.widget.attrs |= {"list": "places", "autocomplete": "off"}

    def clean_file(self) -> str:
        """The words in the file, if one was chosen."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("This file is larger than 5 MB. Paste it in parts."))
        try:
            return text_of(file.read(), field="file")
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def arguments(self) -> dict[str, Any]:
        """What the action keeps: what was pasted, and what the file holds after it."""
        said = self.cleaned_data
        text = "\n\n".join(each for each in (said["text"], said["file"]) if each.strip())
        return {"group": said["group"], "area_id": said["where"] or 0, "text": text}


class DecideForm(DeskForm):
    """What becomes of the ticked messages. Which of the fields counts depends on the button pressed."""

    category = forms.TypedChoiceField(label=_("Category, if clear"), coerce=int, required=False, empty_value=None)
    case = forms.IntegerField(
        label=_("Number of the case"),
        required=False,
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("A number is a few digits.")},
    )
    reason = line(_("Why nothing follows"), 200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("category", [("", self.fields["category"].label), *categories()])
