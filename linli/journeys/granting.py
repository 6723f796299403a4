"""Whoever has a place at a task for a wish has claimed the wish; whoever gives the place up gives the wish back."""

from collections.abc import Sequence
from contextlib import suppress

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.journal.readers import Reader
from linli.tasks.models import Doing, Task
from linli.tasks.words import HELD, Part
from linli.tasks.words import State as TaskState
from linli.volunteers.models import Volunteer
from linli.wishes import actions
from linli.wishes.actions import Claimer
from linli.wishes.models import MicroWish
from linli.wishes.words import State

TURNS = ("doing.taken", "doing.moved_up", "doing.withdrawn", "doing.handed_on", "task.cancelled")


def grant(events: Sequence[Event]) -> None:
    """Settle the wishes of these tasks, as things stand by now."""
    turned = [event.data.get("task") or event.subject_id for event in events if event.kind in TURNS]
    if not turned:
        return
    asked = list(Task.objects.filter(pk__in=turned, wish__isnull=False).values_list("wish_id", flat=True))
    for wish in MicroWish.objects.filter(pk__in=asked).order_by("pk").select_related("volunteer"):
        _settle(wish)


def _settle(wish: MicroWish) -> None:
    parts = Doing.objects.filter(task__wish=wish)
    holding = parts.filter(state__in=HELD, task__state=TaskState.CALLED)
    if wish.state == State.CLAIMED and wish.volunteer and not holding.filter(volunteer=wish.volunteer).exists():
        gone = Q(state=Part.GIVEN_UP) | Q(task__state=TaskState.CANCELLED)
        if parts.filter(gone, volunteer=wish.volunteer).exists():
            wish = _given_back(wish, wish.volunteer)
    first = holding.select_related("volunteer").order_by("open_at", "pk").first()
    if wish.state == State.PUBLISHED and first is not None:
        # Their own wish, or as many in hand as they may have: whoever keeps the wish sees to it.
        with suppress(Refusal):
            claimer = Claimer(volunteer=first.volunteer)
            actions.claim(wish=wish, claimer=claimer, by=SYSTEM, now=timezone.now())


def _given_back(wish: MicroWish, volunteer: Volunteer) -> MicroWish:
    with override(settings.LANGUAGE_CODE):
        why = _("The place at the task for it was given up.")
        return actions.give_back(wish=wish, why=why, by=SYSTEM, volunteer=volunteer, now=timezone.now())


GRANTING = Reader("journeys.granting", grant, stretch=100)  # wishes are locked until a stretch is done
