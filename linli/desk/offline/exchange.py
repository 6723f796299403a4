"""What phone and server say to each other: the day's pack one way, visits the other, each once."""

import re
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.visits.cards import Card, cards, firm_cards
from linli.desk.visits.forms import MOST_LISTED, VisitForm, grids
from linli.desk.visits.today import said as in_words
from linli.desk.visits.today import stops, todays
from linli.desk.visits.told import whom
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.visits import actions as visits
from linli.visits.actions import Differs, Moved, Recorded
from linli.visits.clocks import Clock
from linli.visits.models import Visit
from linli.visits.practice import kind_word, said
from linli.visits.today import firms, mine

CONFLICT, REFUSED, NEW, KNOWN = 409, 422, 201, 200
VERSION = re.compile(r"(\d{1,18}):(\d{1,9})")


@permitted(Permission.VISIT_RECORD)
@require_safe
def pack(request: HttpRequest) -> JsonResponse:
    """All that a worker needs on the way: today's list, the cards of their households and enterprises, grids, today's
    diary. Masked as on every page."""
    account: Any = request.user
    now = timezone.now()
    households = list(mine(account).order_by("building", "code")[:MOST_LISTED])
    served = list(firms(account).order_by("name", "code")[:MOST_LISTED])
    route = stops(account, now)
    known = cards(households)
    return JsonResponse(
        {
            "account": account.pk,
            "name": str(account.person),
            "now": now.isoformat(),
            "day": timezone.localdate(now).isoformat(),
            "lock_after": said()["lock_after"],
            "stops": [
                {
                    **_card(stop.card),
                    "reasons": list(stop.proposal.reasons),
                    "pressing": stop.proposal.pressing,
                    "kind": str(stop.proposal.kind),
                    "about": stop.proposal.about,
                }
                for stop in route
            ],
            "cards": [_card(known[each.pk]) for each in households],
            "firms": [asdict(each) for each in firm_cards(served)],
            "grids": grids(account),
            "diary": [_line(each) for each in todays(account, now)],
        }
    )


def _card(card: Card) -> dict[str, Any]:
    care = [
        {"pk": each.pk, "name": str(each.get_kind_display()), "on": each.review_on.isoformat(), "version": each.version}
        for each in card.care
    ]
    plain = {"code": card.code, "building": card.building, "address": card.address, "name": card.name}
    return {"pk": card.pk, **plain, "size": card.size, "seen_on": card.seen_on, "care": care}


def _line(visit: Visit) -> dict[str, Any]:
    at = f"{timezone.localtime(visit.visited_at):%H:%M}"
    return {"key": str(visit.key), "at": at, "kind": kind_word(visit.kind), "whom": whom(visit), "heard": visit.heard}


@permitted(Permission.VISIT_RECORD)
@require_POST
def send(request: HttpRequest) -> JsonResponse:
    """One visit from a phone. It may come again and again: it is recorded once.

    201: recorded; 200: known already. 409: the same visit is here in other words, or somebody else has set another day
    for care: both are told, nothing is changed; `instead`, the version that was looked at, then corrects it. 422:
    refused, with a sentence for each field.
    """
    account: Any = request.user
    form = VisitForm(request.POST, request.FILES, account=account)
    if not form.is_valid():
        return _refused(form)
    now = timezone.now()
    try:
        visited = form.visited(clock=_clock(request.POST), seen=_versions(request.POST.get("care_seen", "")))
        return _recorded(visits.record_visit(visited, by=account, now=now))
    except Differs as differs:
        return _differs(request, differs, form, account, now)
    except Moved as moved:
        return _moved(moved)
    except Refusal as refusal:
        form.refuse(refusal)
        return _refused(form)


def _recorded(recorded: Recorded) -> JsonResponse:
    said_back = {"state": "sent", "sentence": in_words(recorded), "line": _line(recorded.visit)}
    return JsonResponse(said_back, status=NEW if recorded.new else KNOWN)


def _refused(form: VisitForm) -> JsonResponse:
    sentences = {name: [str(each) for each in found] for name, found in form.errors.items()}
    return JsonResponse({"state": "refused", "sentences": sentences}, status=REFUSED)


def _differs(request: HttpRequest, differs: Differs, form: VisitForm, account: Account, now: datetime) -> JsonResponse:
    visit, instead = differs.visit, request.POST.get("instead", "")
    if instead.isdecimal():
        try:
            words = {name: form.cleaned_data[name] for name in ("heard", "done")}
            visit = visits.correct(visit=visit, seen=int(instead), by=account, now=now, **words)
            return _recorded(Recorded(visit, [], False))
        except Refusal as refusal:
            visit = Visit.objects.get(pk=visit.pk)
            return _conflict(str(refusal), visit)
    return _conflict(str(differs), visit)


def _conflict(sentence: str, visit: Visit) -> JsonResponse:
    theirs = {"heard": visit.heard, "done": visit.done, "version": visit.version}
    address = reverse("desk:diary", args=[visit.entry_id])
    said_back = {"state": "conflict", "what": "words", "sentence": sentence, "theirs": theirs, "address": address}
    return JsonResponse(said_back, status=CONFLICT)


def _moved(moved: Moved) -> JsonResponse:
    need = type(moved.care.need).objects.get(pk=moved.care.need.pk)
    theirs = {"need": need.pk, "on": need.review_on.isoformat(), "version": need.version, "ended": bool(need.ended_at)}
    return JsonResponse(
        {"state": "conflict", "what": "care", "sentence": str(moved), "theirs": theirs}, status=CONFLICT
    )


def _clock(data: Any) -> Clock | None:
    """What the phone's clock said; None when it does not say, or says what is no time."""
    typed, sent = (_moment(data.get(name, "")) for name in ("typed_at", "sent_at"))
    return Clock(typed, sent) if typed and sent else None


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None


def _versions(text: str) -> dict[str, int]:
    return {pk: int(version) for pk, version in VERSION.findall(text)}
