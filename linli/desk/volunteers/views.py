"""One volunteer: who, where, what they can do; their teams; what may be done now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.cases.skills import skill_word
from linli.desk.face import show
from linli.desk.volunteers.forms import ConsentForm, PlainForm, PurposeForm, SuspendForm, WordsForm
from linli.people.doors import signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.volunteers import rules
from linli.volunteers.lifecycle import LIFECYCLE
from linli.volunteers.models import Guardian, Volunteer
from linli.volunteers.practice import language_word
from linli.volunteers.words import Action, Free, Standing

REFUSED = 422
FORMS: dict[Action, Any] = {Action.DECLINE: WordsForm, Action.SUSPEND: SuspendForm}


@signed_in
@require_safe
def volunteer(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one volunteer."""
    return page(request, seen(request.user, pk))


def seen(account: Any, pk: int) -> Volunteer:
    """The volunteer; 404 for one whom the account's posts do not show."""
    wanted = Volunteer.objects.visible_to(account).select_related("account__person", "organisation")
    return get_object_or_404(wanted, pk=pk)


def page(
    request: HttpRequest, found: Volunteer, *, whole: Volunteer | None = None, refused: dict[str, Any] | None = None
) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one. `whole`: shown unmasked, this once."""
    forms, status = refused or {}, REFUSED if refused else 200
    account: Any = request.user
    keeps = rules.why_not_keep(account, found.area_id) is None
    guardian = Guardian.objects.filter(volunteer=found).first()
    offered = steps(account, found, forms)
    context = {
        **told(found),
        "gone": [form for name, form in forms.items() if name in Action.values and name not in _names(offered)],
        "volunteer": found,
        "keeps": keeps,
        "steps": offered,
        "guardian": guardian,
        "consent": _consent(found, guardian, forms) if keeps else None,
        "whole": whole,
        "reveal": forms.get("reveal", PurposeForm()) if powers(account).may(Permission.PERSONAL_REVEAL, None) else None,
    }
    return show(request, "desk/volunteers/volunteer.html", context, here="volunteers", status=status)


def told(found: Volunteer) -> dict[str, Any]:
    """What every page says of a volunteer."""
    return {
        "where": tree.get().full_name(found.area_id),
        "skills": [skill_word(key) for key in found.skills],
        "languages": [language_word(key) for key in found.languages],
        "times": [Free(key).label for key in found.times if key in Free.values],
        "young": rules.under_age(found, timezone.localdate()),
        "memberships": found.memberships.filter(until__isnull=True).select_related("team").order_by("pk"),
    }


def steps(account: Any, found: Volunteer, forms: dict[str, Any]) -> list[dict[str, Any]]:
    """What may be done now, each with its form, or why not."""
    now, offered = timezone.now(), []
    for action in LIFECYCLE.actions(Standing(found.state)):
        why = rules.why_not_step(account, found, action, now=now)
        form = forms.get(action.value) or FORMS.get(action, PlainForm)(auto_id=f"{action.value}-%s")
        offered.append({"action": action, "why": why, "form": form, "plain": not form.fields})
    return offered


def _names(offered: list[dict[str, Any]]) -> list[str]:
    """The steps whose forms stand on the page; what was refused of another stands above them."""
    return [each["action"].value for each in offered if not each["why"]]


def _consent(found: Volunteer, guardian: Guardian | None, forms: dict[str, Any]) -> Any:
    """The form for a guardian's consent, where one is needed and not given yet."""
    if found.of_age is None or (guardian and guardian.given_at):
        return None
    known = {"name": guardian.name, "phone": guardian.phone} if guardian else {}
    return forms.get("consent") or ConsentForm(initial=known, auto_id="consent-%s")
