"""What was done elsewhere earns points, as the practice's rules say (E8, J5): exactly once, and taken back with it."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.journal.readers import Reader
from linli.people.models import Person
from linli.points import actions
from linli.points.actions import Came, Owner
from linli.points.practice import Points, points
from linli.points.words import Source
from linli.volunteers.models import Volunteer
from linli.volunteers.words import HERE

# What earns, and from where: in the event's facts, which row it was; without a name, the event's own subject.
EARNS: dict[str, tuple[Source, str]] = {
    "task.confirmed": (Source.TASK, "doing"),
    "wish.fulfilled": (Source.WISH, "wish"),
    "commitment.kept": (Source.COMMITMENT, ""),
    "proposal.delivered": (Source.PROPOSAL, ""),
}
TAKES_BACK: dict[str, tuple[Source, str]] = {"task.unconfirmed": (Source.TASK, "doing")}
STRETCH = 100  # accounts are locked until all of a stretch have been booked


def earn(events: Sequence[Event]) -> None:
    """Propose, and take back, in the order in which it happened; what is neither costs nothing."""
    wanted = [event for event in events if event.kind in EARNS or event.kind in TAKES_BACK]
    said = points() if wanted else None
    if said is None or not said.offered:
        return
    for event in wanted:
        if event.kind in EARNS:
            _earn(event, said)
        else:
            source, name = TAKES_BACK[event.kind]
            actions.take_back_from(source=source, source_id=_row(event, name), now=timezone.now())


def _earn(event: Event, said: Points) -> None:
    source, name = EARNS[event.kind]
    facts = event.data
    rule, owner = said.rule_for(source, facts.get("kind") or ""), owner_of(facts)
    if rule is None or owner is None:
        return
    now = timezone.now()
    came = Came(
        source=source,
        source_id=_row(event, name),
        event=event.pk,
        on=timezone.localdate(event.at),
        minutes=facts.get("minutes") or 0,
        sort=facts.get("kind") or "",
        effect=facts.get("effect") or "",
        by=event.actor_id,
    )
    actions.earn(actions.open_account(owner, by=SYSTEM, now=now), rule, came, now=now)


def owner_of(facts: dict[str, Any]) -> Owner | None:
    """Whose it is: the volunteer; of whoever serves, the volunteer that they are as well, so that nobody has two
    accounts. None where it was nobody in particular."""
    if found := Volunteer.objects.filter(pk=facts.get("volunteer") or 0).first():
        return found
    account = facts.get("account") or facts.get("proposer")
    person = Person.objects.filter(pk=facts["person"]).first() if facts.get("person") else None
    if person is None and account:
        person = Person.objects.filter(account=account).first()
    if person is None:
        return None
    return Volunteer.objects.filter(account__person=person.pk, state__in=HERE).first() or person


def _row(event: Event, name: str) -> int:
    return int(event.data.get(name) or event.subject_id)


EARNING = Reader("journeys.earning", earn, stretch=STRETCH)
