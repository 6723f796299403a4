"""A resident and their own file: by the code on paper and a one-time code to the telephone on file; no account."""

import io
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

import xlsxwriter
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core import codes
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT
from linli.portal import guessing
from linli.residents import actions
from linli.residents.actions import own
from linli.residents.models import Consent, Resident
from linli.residents.own import own_data
from linli.residents.purposes import register
from linli.residents.words import Purpose

REFUSED, TOO_MANY = 422, 429
COOKIE, SALT = "own", "linli own file"
MINUTES = 20
View = Callable[..., HttpResponse]


def kept_nowhere(view: View) -> View:
    """What is shown is kept by no cache and no search engine."""

    @wraps(view)
    def careful(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        response = view(request, *args, **more)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return careful


def proven(view: Callable[..., HttpResponse]) -> View:
    """Give a view the resident who proved who they are within the last minutes; others begin at the beginning."""

    @wraps(view)
    @kept_nowhere
    def with_resident(request: HttpRequest, **more: Any) -> HttpResponse:
        resident = _who(request)
        return view(request, resident, **more) if resident else redirect("portal:mine")

    return with_resident


@kept_nowhere
def mine(request: HttpRequest) -> HttpResponse:
    """One's own file; or the question for the code on paper, after which a one-time code is sent."""
    if request.method != "POST":
        resident = _who(request)
        return _file(request, resident) if resident else _ask(request)
    if guessing.too_many(request):
        return _ask(request, _("Too many codes that do not exist. Please wait ten minutes."), status=TOO_MANY)
    try:
        resident = Resident.objects.present().filter(code=codes.read_code(request.POST.get("code", ""))).first()
        if resident is None:
            guessing.note_wrong(request)
            raise Refusal(_("There is no file with this code. Compare it with your paper."))
        own.ask_code(resident=resident, now=timezone.now())
    except Refusal as refusal:
        return _ask(request, str(refusal), status=REFUSED)
    return render(request, "portal/own_code.html", {"code": resident.code})


@kept_nowhere
@require_POST
def code(request: HttpRequest) -> HttpResponse:
    """The one-time code: right, it opens the file for some minutes."""
    number = request.POST.get("code", "")
    resident = Resident.objects.present().filter(code=number).first()
    if resident is None or guessing.too_many(request):
        raise Http404
    if sentence := own.enter_code(resident=resident, digits=request.POST.get("digits", ""), now=timezone.now()):
        guessing.note_wrong(request)
        return render(request, "portal/own_code.html", {"code": number, "sentence": sentence}, status=REFUSED)
    response = redirect("portal:mine")
    ticket = signing.dumps(resident.pk, salt=SALT)
    response.set_cookie(
        COOKIE,
        ticket,
        max_age=60 * MINUTES,
        path="/mine/",
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )
    return response


@require_POST
@proven
def correct(request: HttpRequest, resident: Resident) -> HttpResponse:
    """One's own name or number, set right."""
    name, phone = request.POST.get("name", "") or resident.name, request.POST.get("phone", "") or resident.phone
    try:
        own.correct(resident=resident, name=name, phone=phone, now=timezone.now())
    except Refusal as refusal:
        return _file(request, resident, sentence=str(refusal), typed=request.POST, status=REFUSED)
    return redirect("portal:mine")


@require_POST
@proven
def withdraw(request: HttpRequest, resident: Resident) -> HttpResponse:
    """A consent taken back: what stood on it is erased at once."""
    purpose = request.POST.get("purpose", "")
    if purpose in Purpose:
        actions.withdraw(resident=resident, purpose=purpose, by=RESIDENT, now=timezone.now())
    return redirect("portal:mine")


@proven
def data(request: HttpRequest, resident: Resident, form: str) -> HttpResponse:
    """One's own data to take along, as JSON or as a spreadsheet. It is written down, so it takes a press of a button:
    what only looks ahead, or follows an old link, is shown the file."""
    makers = {"json": _json, "xlsx": _sheet}
    if form not in makers:
        raise Http404
    if request.method != "POST":
        return redirect("portal:mine")
    own.take_along(resident=resident, now=timezone.now())
    content, kind = makers[form](own_data(resident))
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="my-data.{form}"'}
    )


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Done: whoever uses this phone next begins at the beginning."""
    response = redirect("portal:home")
    response.delete_cookie(COOKIE, path="/mine/")
    return response


@require_safe
def purposes(request: HttpRequest) -> HttpResponse:
    """The register of purposes, for everybody."""
    return render(request, "portal/purposes.html", {"rows": register()})


def _who(request: HttpRequest) -> Resident | None:
    try:
        pk = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=60 * MINUTES)
    except signing.BadSignature:
        return None
    return Resident.objects.present().select_related("household").filter(pk=pk).first()


def _ask(request: HttpRequest, sentence: str = "", *, status: int = 200) -> HttpResponse:
    shown = {"typed": request.POST.get("code", ""), "sentence": sentence}
    return render(request, "portal/own_ask.html", shown, status=status)


def _file(
    request: HttpRequest, resident: Resident, *, sentence: str = "", typed: Any = None, status: int = 200
) -> HttpResponse:
    shown = {
        "data": own_data(resident),
        "agreed": Consent.objects.filter(resident=resident).standing().order_by("purpose"),
        "sentence": sentence,
        "typed": typed or {},
    }
    return render(request, "portal/own.html", shown, status=status)


def _json(said: dict[str, Any]) -> tuple[bytes, str]:
    return json.dumps(said, ensure_ascii=False, indent=2).encode(), "application/json"


def _sheet(said: dict[str, Any]) -> tuple[bytes, str]:
    packed = io.BytesIO()
    # What stands in a cell is text, whatever it begins with: no formula is made of it.
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for at, row in enumerate(_rows(said)):
        for place, cell in enumerate(row):
            sheet.write_string(at, place, cell)
    book.close()
    return packed.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _rows(said: dict[str, Any]) -> list[list[str]]:
    plain = [
        [_("In the household"), said["relation"]],
        [_("Known from"), said["source"]],
        [_("Address"), said["address"]],
    ]
    listed = [[*each.values()] for name in ("care", "consents", "story") for each in said[name]]
    return [*([name, value] for name, value in said["fields"].items()), *plain, *listed]
