"""Diaries: one's own days, and those of the areas in which one reads; a day, its note, its answers."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.hints import hint
from linli.desk.visits.forms import AnswerForm, NoteForm
from linli.desk.visits.told import lines
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.visits import actions as visits
from linli.visits import rules
from linli.visits.models import DiaryEntry, Reading

REFUSED, A_PAGE = 422, 40


@signed_in
@require_safe
def diaries(request: HttpRequest) -> HttpResponse:
    """The days one may read, the latest first: one's own, or others' in an area. Refused to who has neither."""
    account: Any = request.user
    mine = powers(account)
    reads, writes = mine.areas(Permission.DIARY_READ), mine.may(Permission.VISIT_RECORD, None)
    if not (reads or writes):
        raise PermissionDenied(_("Diaries are read by those who keep one, and by those above them."))
    own = request.GET.get("own") == "1" or not reads
    rows = DiaryEntry.objects.filter(worker=account.pk) if own else _of_others(request, account)
    before = _day(request.GET.get("before", ""))
    rows = (rows.filter(day__lt=before) if before else rows).order_by("-day", "-id")
    listed = list(_with_marks(rows, account)[:A_PAGE])
    context = {
        "listed": listed,
        "own": own,
        "both": reads and writes,
        "areas": _areas(reads),
        "area": _area(request),
        "older": listed[-1].day if len(listed) == A_PAGE else None,
    }
    return show(request, "desk/visits/diaries.html", context, here="diaries")


def _of_others(request: HttpRequest, account: Account) -> "QuerySet[Any]":
    rows = DiaryEntry.objects.visible_to(account).exclude(worker=account.pk)
    area = _area(request)
    return rows.within(area) if area else rows


def _with_marks(rows: "QuerySet[Any]", account: Account) -> "QuerySet[Any]":
    """Each day with how many visits it has, whether one has read it as it stands, whether it was answered."""
    read = Reading.objects.filter(entry=OuterRef("pk"), by=account.pk, version=OuterRef("version"))
    marked = rows.select_related("worker__person", "area").annotate(visited=Count("visits", distinct=True))
    return marked.annotate(was_read=Exists(read), answered=Count("answers", distinct=True), at=F("day"))


@signed_in
@require_safe
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """One day. Whoever reads it from above is noted as having read it."""
    account: Any = request.user
    entry = _entry(account, pk)
    visits.read(entry=entry, by=account, now=timezone.now())
    return _page(request, entry, account)


@permitted(Permission.VISIT_RECORD)
@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """Write what else is to be said of a day of one's own; of today when none is named."""
    account: Any = request.user
    now = timezone.now()
    said_day = _day(request.POST.get("day", "")) or timezone.localdate(now)
    form = NoteForm(request.POST)
    try:
        if form.is_valid():
            entry = visits.note(
                day=said_day, text=form.cleaned_data["note"], seen=form.cleaned_data["seen"], by=account, now=now
            )
            messages.success(request, _("Your diary has it."))
            hint(request, form)
            return redirect("desk:diary", entry.pk)
    except Refusal as refusal:
        form.refuse(refusal)
    entry = get_object_or_404(DiaryEntry, worker=account.pk, day=said_day)
    return _page(request, entry, account, note_form=form, status=REFUSED)


@permitted(Permission.DIARY_READ)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a day; its worker hears of it."""
    account: Any = request.user
    entry = _entry(account, pk)
    form = AnswerForm(request.POST)
    try:
        if form.is_valid():
            visits.answer(row=entry, text=form.cleaned_data["text"], by=account, now=timezone.now())
            messages.success(request, _("Answered. Whoever wrote it finds it in the inbox."))
            hint(request, form)
            return redirect("desk:diary", entry.pk)
    except Refusal as refusal:
        form.refuse(refusal)
    return _page(request, entry, account, answer_form=form, status=REFUSED)


def _entry(account: Account, pk: int) -> DiaryEntry:
    rows = DiaryEntry.objects.visible_to(account).select_related("worker__person", "area")
    found: DiaryEntry = get_object_or_404(rows, pk=pk)
    return found


def _page(
    request: HttpRequest,
    entry: DiaryEntry,
    account: Account,
    *,
    note_form: NoteForm | None = None,
    answer_form: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    made = list(entry.visits.select_related("household", "enterprise", "area").order_by("visited_at", "id"))
    own = entry.worker_id == account.pk
    begun = {"note": entry.note, "seen": entry.version}
    context = {
        "entry": entry,
        "lines": lines(made),
        "own": own,
        "where": tree.get().full_name(entry.area_id),
        "answers": list(entry.answers.select_related("by__person").order_by("at", "id")),
        "readings": list(entry.readings.select_related("by__person").order_by("at", "id")) if own else [],
        "note_form": (note_form or NoteForm(initial=begun)) if own else None,
        "answer_form": None if rules.why_not_answer(account, entry) else answer_form or AnswerForm(),
    }
    return show(request, "desk/visits/day.html", context, here="diaries", status=status)


def _areas(reads: list[int]) -> list[tuple[int, str]]:
    """The areas in which one reads, and those right below."""
    whole = tree.get()
    return [(each.id, str(each)) for area in reads for each in (whole.node(area), *whole.children(area))]


def _area(request: HttpRequest) -> int | None:
    said = request.GET.get("area", "")
    return int(said) if said.isdecimal() and int(said) in tree.get().nodes else None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
