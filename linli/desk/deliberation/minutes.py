"""Minutes: the draft, versions, the Word document."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.documents import TYPES
from linli.core.refusal import Refusal
from linli.deliberation import actions, rules
from linli.deliberation.models import Meeting, Minutes
from linli.deliberation.queries import belongs
from linli.deliberation.told import told
from linli.deliberation.words import Action, State
from linli.desk.deliberation.forms import MinutesForm
from linli.desk.deliberation.steps import held
from linli.desk.deliberation.views import seen
from linli.desk.face import show
from linli.people.doors import signed_in

REFUSED = 422


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions; for whoever runs the meeting, the draft, with what the document will say."""
    account: Any = request.user
    found = seen(account, pk)
    holds = rules.why_not_hold(account, found) is None
    if not holds and not belongs(account, found):
        raise Http404
    if request.method == "POST" and not holds:
        raise Http404
    versions = list(Minutes.objects.filter(meeting=found).select_related("written_by", "published_by"))
    form = MinutesForm(request.POST or None, initial=_begun(versions))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_minutes(meeting=found, by=account, now=timezone.now(), **form.cleaned_data)
            if "publish" in request.POST:
                actions.publish_minutes(minutes=made, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            published = "publish" in request.POST
            messages.success(
                request, _("Published: everybody on the list can read it.") if published else _("Kept as a draft.")
            )
            return redirect("desk:deliberation:minutes", found.pk)
    context = {
        "meeting": found,
        "versions": [each for each in versions if each.published_at],
        "draft": next((each for each in versions if not each.published_at), None),
        "form": form,
        "may_write": holds and rules.why_not(account, found, Action.WRITE) is None,
        "number": form["seen"].value(),
        "told": told(found, ""),
        "ended": found.state == State.ENDED,
        "posts": found.forum.posted_days,
    }
    status = REFUSED if form.errors else 200
    return show(request, "desk/deliberation/minutes.html", context, here="meetings", status=status)


@signed_in
@require_safe
def document(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """A published version as a Word document."""
    account: Any = request.user
    found = seen(account, pk)
    if rules.why_not_hold(account, found) and not belongs(account, found):
        raise Http404
    kept = get_object_or_404(Minutes, meeting=found, number=number, published_at__isnull=False)
    if not kept.file:
        raise Http404
    name = f"{found.title}-{timezone.localdate(found.begins)}-{number}.docx"
    return FileResponse(kept.file.open("rb"), as_attachment=True, filename=name, content_type=TYPES["docx"])


@signed_in
@require_POST
def post_again(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """The days in which a decision hangs out begin anew."""
    account: Any = request.user
    found: Meeting = held(request, pk)
    topic = get_object_or_404(found.topics.filter(decision__isnull=False), decision=decision)
    try:
        actions.post_again(decision=topic.decision, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(topic.get_absolute_url())


def _begun(versions: list[Minutes]) -> dict[str, Any]:
    """What the draft begins with: itself, or the last published version to be changed."""
    last = versions[0] if versions else None
    if last is None:
        return {"seen": 1}
    draft = last.published_at is None
    return {"seen": last.number + (not draft), "words": last.words, "why": last.why if draft else ""}
