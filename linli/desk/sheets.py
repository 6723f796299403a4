"""Spreadsheets that are looked at before they count: the upload, and the page of what each row would do, then did."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.db.models import Model, TextChoices
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core import sheets
from linli.core.refusal import Refusal
from linli.desk.fields import DeskForm

REFUSED, MOST_SHOWN, LARGEST = 422, 100, 20 * 1024 * 1024
Row = TypeVar("Row", bound=sheets.Judged)


def keep(request: HttpRequest, form: DeskForm, keep_sheet: Callable[..., Model]) -> Model | None:
    """The uploaded sheet, `file` of the form, as `keep_sheet` keeps it; None, the sentence beside its field, if not."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        if file.size > LARGEST:
            raise Refusal(_("At most %(most)d MB. Split the sheet.") % {"most": LARGEST // 1024**2}, field="file")
        return keep_sheet(content=file.read(), name=file.name, by=request.user, now=timezone.now())
    except Refusal as refusal:
        form.refuse(refusal)
        return None


@dataclass(frozen=True, slots=True)
class Gone(Generic[Row]):
    """A sheet gone through. `sentence`: why it could not be, or nothing."""

    sheet: Any
    rows: Sequence[Row]
    sentence: str

    @property
    def status(self) -> int:
        return REFUSED if self.sentence else 200

    def shown(self, verdicts: type[TextChoices], *good: TextChoices) -> dict[str, Any]:
        """What desk/sheet.html shows: how many rows of each verdict, those refused, the first of the `good` ones."""
        fit = [each for each in self.rows if each.verdict in good]
        counts = sheets.counts(self.rows, verdicts) if self.rows else self.sheet.counts
        return {
            "sheet": self.sheet,
            "sentence": self.sentence,
            "counts": [(verdicts(key).label, number) for key, number in counts.items()],
            "refused": [each for each in self.rows if each.verdict.value == "refused"],
            "rows": fit[:MOST_SHOWN],
            "good": len(fit),
            "most": MOST_SHOWN,
        }


def go_through(
    request: HttpRequest,
    sheet: Any,
    *,
    look: Callable[[], Sequence[Row]],
    land: Callable[..., Sequence[Row]],
    said: str,
) -> Gone[Row]:
    """Bring the good rows in when the page was sent off; else look at what they would do, unless it was done."""
    rows: Sequence[Row] = []
    try:
        if request.method == "POST":
            rows = land(sheet=sheet, by=request.user, now=timezone.now())
            messages.success(request, said)
            sheet.refresh_from_db()
        elif sheet.landed_at is None:
            rows = look()
    except Refusal as refusal:
        return Gone(sheet, [], str(refusal))
    return Gone(sheet, rows, "")
