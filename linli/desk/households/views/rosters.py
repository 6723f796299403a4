"""Rosters: read in, columns said, shown beforehand, brought in with progress, taken back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.households.doing import REFUSED, done, press
from linli.desk.places import PlaceSelect
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.residents import actions
from linli.residents.models import Roster, RosterRow
from linli.residents.rosters.columns import Column
from linli.residents.rosters.running import UNDER_WAY
from linli.residents.words import Purpose

LISTED, REFUSALS = 30, 200
NOTHING = ("", gettext_lazy("— not in this roster —"))


class FileForm(DeskForm):
    """The roster's file."""

    file = forms.FileField(
        label=gettext_lazy("Roster as .xlsx, .xls or .csv"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )


class ColumnsForm(DeskForm):
    """Which column tells what; the grid of rows that name none; what those in it agreed to on paper."""

    area = forms.IntegerField(label=gettext_lazy("Grid of rows that name none"), required=False, widget=PlaceSelect)
    agreed = forms.MultipleChoiceField(
        label=gettext_lazy("They agreed on paper"),
        required=False,
        choices=Purpose.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Columns that need a consent which is not ticked are left out: telephone, id number, birthday."
        ),
    )

    def __init__(self, *args: Any, headings: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [NOTHING, *((str(at), name or f"({at + 1})") for at, name in enumerate(headings))]
        for column in Column:
            self.fields[column.value] = forms.ChoiceField(label=column.label, choices=places, required=False)
        self.order_fields([*Column.values, "area", "agreed"])

    def columns(self) -> dict[str, int]:
        said = {column: self.cleaned_data[column] for column in Column.values}
        return {column: int(place) for column, place in said.items() if place}


@permitted(P.HOUSEHOLD_IMPORT)
def rosters(request: HttpRequest) -> HttpResponse:
    """One's own rosters, and a new one."""
    account: Any = request.user
    form = FileForm(request.POST or None, request.FILES or None)
    read: list[Roster] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]

        def act() -> None:
            read.append(actions.read_roster(name=file.name, content=file.read(), by=account, now=timezone.now()))

        if done(form, act):
            return redirect(read[0])
    known = Roster.objects.filter(account=account).order_by("-id")[:LISTED]
    context = {"form": form, "known": known}
    return show(
        request, "desk/households/rosters.html", context, here="households", status=REFUSED if form.errors else 200
    )


@permitted(P.HOUSEHOLD_IMPORT)
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """One roster: its columns, then what it would change, its progress, what became of it."""
    account: Any = request.user
    found = _mine(account, pk)
    initial = {**{name: str(at) for name, at in found.columns.items()}, "area": found.area_id, "agreed": found.agreed}
    form = ColumnsForm(request.POST or None, headings=found.headings, initial=initial)
    if request.method == "POST" and form.is_valid():
        area, agreed = form.cleaned_data["area"], form.cleaned_data["agreed"]

        def act() -> None:
            actions.compare_roster(
                roster=found, columns=form.columns(), area_id=area, agreed=agreed, by=account, now=timezone.now()
            )

        if done(form, act):
            return redirect(found)
    return _page(request, found, form)


@permitted(P.HOUSEHOLD_IMPORT)
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring in what was shown."""
    account: Any = request.user
    found = _mine(account, pk)
    return press(
        request,
        lambda: actions.begin_roster(roster=found, by=account, now=timezone.now()),
        said=_("It is being brought in. You can leave this page; it goes on."),
        back=found.get_absolute_url(),
    )


@permitted(P.HOUSEHOLD_IMPORT)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the whole import back."""
    account: Any = request.user
    found = _mine(account, pk)
    return press(
        request,
        lambda: actions.undo_roster(roster=found, by=account, now=timezone.now()),
        said=_("It is being taken back. You can leave this page; it goes on."),
        back=found.get_absolute_url(),
    )


@permitted(P.HOUSEHOLD_IMPORT)
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, for the page that asks every two seconds; once it is done, the whole page is loaded."""
    account: Any = request.user
    found = _mine(account, pk)
    if found.state not in UNDER_WAY:
        return HttpResponse(status=204, headers={"HX-Redirect": found.get_absolute_url()})
    return show(request, "desk/households/roster_progress.html", {"roster": found})


def _page(request: HttpRequest, found: Roster, form: ColumnsForm) -> HttpResponse:
    counts = [(kind.label, found.counts.get(kind.value, 0)) for kind in RosterRow.Kind]
    refused = found.rows.filter(kind=RosterRow.Kind.REFUSED).order_by("number")
    kept = found.rows.filter(state=RosterRow.State.KEPT).order_by("number")
    context = {
        "roster": found,
        "form": form,
        "counts": counts,
        "to_come": sum(found.counts.get(each, 0) for each in (RosterRow.Kind.NEW, RosterRow.Kind.CHANGED)),
        "under_way": found.state in UNDER_WAY,
        "refused": list(refused[:REFUSALS]) if found.counts else [],
        "kept": list(kept[:REFUSALS]) if found.state == Roster.State.UNDONE else [],
        "may_compare": found.state in (Roster.State.READ, Roster.State.SHOWN),
    }
    status = REFUSED if form.errors else 200
    return show(request, "desk/households/roster.html", context, here="households", status=status)


def _mine(account: Account, pk: int) -> Roster:
    found: Roster = get_object_or_404(Roster.objects.filter(account=account), pk=pk)
    return found
