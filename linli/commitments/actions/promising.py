"""Promising: written by whoever promises, published by whoever keeps commitments there."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.commitments import clocks, rules
from linli.commitments.actions.promised import Promised
from linli.commitments.actions.steps import held
from linli.commitments.models import Commitment
from linli.commitments.words import Action, Origin, State
from linli.core.refusal import NotAllowed, WrongState
from linli.journal import actions as journal
from linli.people.models import Account


@transaction.atomic
def promise(promised: Promised, *, by: Account, now: datetime, publish: bool = True) -> Commitment:
    """Promise something. Published at once by whoever keeps commitments there, and for a decision of a meeting; else it
    waits for them. Sent again with the same key, it is the same. Raises NotAllowed for somebody else's promise,
    Refusal for what is not concrete, countable or dated."""
    if found := Commitment.objects.filter(key=promised.key).first():
        return found
    today = timezone.localdate(now)
    fields = promised.fields(today)
    area, organisation, person = fields["area"], fields["organisation"], fields["person"]
    who = {"area_id": area.pk, "organisation_id": organisation.pk, "person_id": person.pk if person else None}
    if sentence := rules.why_not_promise(by, **who, origin=fields["origin"]):
        raise NotAllowed(sentence)
    clock = clocks.due(fields.pop("due_on"), today)
    made = Commitment.objects.create(**fields, **clock, key=promised.key, made_at=now, made_by=by)
    facts = {"organisation": organisation.pk, "due_on": made.due_on.isoformat(), "origin": made.origin}
    journal.record("commitment.written", made, by=by, at=now, data=facts, area_id=area.pk, new=True)
    if publish and (made.origin == Origin.DECISION or rules.why_not_publish(by, made) is None):
        return _published(made, by, now)
    return made


@transaction.atomic
def change(promised: Promised, *, commitment: Commitment, seen: int, by: Account, now: datetime) -> Commitment:
    """Word it otherwise before it is published; afterwards a promise stays as it was given."""
    kept, _step = held(commitment, Action.CHANGE, seen=seen)
    if kept.made_by_id != by.pk:
        rules.require(rules.why_not_publish(by, kept))
    fields = replace(promised, case=promised.case or kept.case, origin=kept.origin).fields(timezone.localdate(now))
    for name, value in (fields | clocks.due(fields["due_on"], timezone.localdate(now))).items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    journal.record("commitment.changed", kept, by=by, at=now, area_id=kept.area_id)
    return kept


@transaction.atomic
def publish(*, commitment: Commitment, seen: int, by: Account, now: datetime) -> Commitment:
    """Publish it: from now on everybody reads it, and its clock runs."""
    kept, _step = held(commitment, Action.PUBLISH, seen=seen)
    rules.require(rules.why_not_publish(by, kept))
    if kept.due_at <= now:
        raise WrongState(_("Its last day is past. Change the day first."))
    return _published(kept, by, now)


def _published(commitment: Commitment, by: Account, now: datetime) -> Commitment:
    for name, value in clocks.due(commitment.due_on, timezone.localdate(now)).items():
        setattr(commitment, name, value)
    commitment.state, commitment.published_at = State.OPEN, now
    commitment.next_look_at = clocks.next_look(commitment)
    commitment.version += 1
    commitment.save()
    facts = {"organisation": commitment.organisation_id, "person": commitment.person_id}
    journal.record("commitment.published", commitment, by=by, at=now, data=facts, area_id=commitment.area_id)
    return commitment
