"""Certificates: those due for renewal, one of them, its document, revoked."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, done
from linli.desk.training.forms import WhyForm
from linli.people.doors import permitted, signed_in
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.people.powers import powers
from linli.training import actions
from linli.training.models import Certificate
from linli.training.practice import training
from linli.training.printing import Paper
from linli.training.printing import certificate as drawn

PAGE = 50


@permitted(P.TRAINING_RUN)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Renewals due first; all of them on demand."""
    today = timezone.localdate()
    known = Certificate.objects.run_by(request.user).select_related("person")
    everything = request.GET.get("show") == "all"
    by_day = today + timedelta(days=training().renew_before)
    found = known.order_by("-pk") if everything else known.due(by=by_day)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "everything": everything, "today": today, "by_day": by_day}
    return show(request, "desk/training/certificates.html", context, here="training")


@signed_in
@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate: its holder's, or of an area where one holds exams."""
    account: Any = request.user
    return _page(request, _visible(account, pk))


@signed_in
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF."""
    account: Any = request.user
    found = _visible(account, pk)
    practice = tables.get().practice
    address = request.build_absolute_uri(reverse("portal:certificates:certificate", args=[found.code]))
    until = _("Good until %(day)s") % {"day": found.until} if found.until else _("Good without end")
    try:
        content = drawn(
            Paper(
                locality=(practice.locality if practice else ""),
                name=found.person.name,
                what=found.what,
                given=str(found.given_on),
                until=until,
                code=found.code,
                address=address,
            )
        )
    except Refusal as refusal:
        return HttpResponse(str(refusal), status=503, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="certificate-{found.pk}.pdf"'
    return answer


@permitted(P.TRAINING_RUN)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke one, for a reason."""
    account: Any = request.user
    found = get_object_or_404(Certificate.objects.run_by(account), pk=pk)
    form = WhyForm(request.POST or None)
    if form.is_valid():
        why = form.cleaned_data["why"]

        def act() -> None:
            actions.revoke(certificate=found, why=why, by=account, now=timezone.now())

        if done(form, act):
            return _page(request, _visible(account, pk))
    return _page(request, _visible(account, pk), form=form)


def _page(request: HttpRequest, found: Certificate, form: WhyForm | None = None) -> HttpResponse:
    account: Any = request.user
    runs = powers(account).may(P.TRAINING_RUN, found.sitting.exam.area_id) and found.person_id != account.person_id
    today = timezone.localdate()
    context = {
        "certificate": found,
        "form": form or WhyForm(),
        "may_revoke": runs and not found.revoked_at,
        "ended": found.until is not None and found.until < today,
    }
    status = REFUSED if form and form.errors else 200
    return show(request, "desk/training/certificate.html", context, here="training", status=status)


def _visible(account: Account, pk: int) -> Certificate:
    known = Certificate.objects.filter(person=account.person_id) | Certificate.objects.run_by(account)
    found: Certificate = get_object_or_404(known.select_related("person", "sitting__exam"), pk=pk)
    return found
