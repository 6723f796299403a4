"""The holiday list: days off and days to work that the built-in list does not know. A change counts deadlines again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.cases.models import Recount
from linli.catalogue.actions import Spell, keep_holidays
from linli.catalogue.models import Holiday
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.people.doors import permitted
from linli.people.permissions import Permission

REFUSED = 422


class HolidayForm(DeskForm):
    """A stretch of days."""

    first = forms.DateField(label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=gettext_lazy("Last day"), widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label=gettext_lazy("What these days are"), choices=Holiday.Kind.choices)
    name = forms.CharField(label=gettext_lazy("What they are called"), max_length=60)

    anew = forms.BooleanField(
        label=gettext_lazy("These days were entered wrongly before: set them anew"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def arguments(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        anew = said.pop("anew")
        return {"spells": [Spell(**said)], "anew": anew}


@permitted(Permission.PACK_APPLY)
def holidays(request: HttpRequest) -> HttpResponse:
    """The list, and a form for more; changed days are handed to the worker, who counts deadlines again."""
    account: Any = request.user
    form = HolidayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            days = keep_holidays(**form.arguments(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(count)d days are new or changed.") % {"count": len(days)})
            return redirect("desk:holidays")
    context = {
        "form": form,
        "days": Holiday.objects.order_by("-day")[:200],
        "recounts": Recount.objects.order_by("-id")[:5],
    }
    return show(request, "desk/holidays.html", context, status=REFUSED if form.errors else 200)
