"""A reader of the journal that tells what becomes of promises: whose they are, who publishes and strikes them off, and
up the line when one is overdue. A step nobody is told of stands in SILENT with the reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from linli.areas.tree import tree
from linli.commitments.models import Commitment
from linli.commitments.words import Origin, State
from linli.core.text import first_words
from linli.journal.models import Event
from linli.journal.readers import Reader
from linli.journeys.around import MOST, active, held
from linli.notify import actions as notify
from linli.notify.actions import News
from linli.notify.choices import language
from linli.notify.words import Group
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission

WORDS = 20
Who = Callable[[Commitment, Event], Iterable[Account]]


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of step: what it is to those who hear of it, who they are, in which words."""

    group: Group
    who: tuple[Who, ...]
    words: Promise


def own(commitment: Commitment, event: Event) -> Iterable[Account]:
    """The member; for an organisation's own promise everybody who serves in it."""
    if commitment.person_id:
        return active().filter(person=commitment.person_id)
    posts = {
        "person__posts__organisation": commitment.organisation_id,
        "person__posts__period__contains": timezone.localdate(event.at),
    }
    return active().filter(**posts).distinct()[:MOST]


def keepers(commitment: Commitment, event: Event) -> Iterable[Account]:
    """Whoever publishes there, as long as it waits for that."""
    waits = commitment.state == State.WRITTEN
    return nearest(commitment, event, Permission.COMMITMENT_KEEP) if waits else []


def judges(commitment: Commitment, event: Event) -> Iterable[Account]:
    """Whoever strikes off nearest to it."""
    return nearest(commitment, event, Permission.COMMITMENT_STRIKE_OFF)


def superiors(commitment: Commitment, event: Event) -> Iterable[Account]:
    """Whose it is always hears of it; and so many steps up, as the stage says, whoever strikes off in the organisation
    above; where nobody does, in the area above."""
    found = [*own(commitment, event)]
    up = int(event.data.get("up", 0))
    organisation: Organisation | None = commitment.organisation
    for _step in range(up):
        organisation = organisation.parent if organisation else None
    if up:
        strikes = {"person__posts__role__permissions__contains": [Permission.COMMITMENT_STRIKE_OFF]}
        there = held(event, person__posts__organisation=organisation.pk, **strikes) if organisation else []
        found += there or nearest(commitment, event, Permission.COMMITMENT_STRIKE_OFF, up)
    return found


def nearest(commitment: Commitment, event: Event, permission: Permission, up: int = 0) -> list[Account]:
    """Those who may, in the smallest area around it, so many steps up, that has any."""
    lineage = tree.get().lineage(commitment.area_id)
    wanted = {"person__posts__role__permissions__contains": [permission]}
    for area_id in reversed(lineage[: max(1, len(lineage) - up)]):
        if found := held(event, person__posts__area=area_id, **wanted):
            return found
    return []


TOLD: dict[str, Told] = {
    "commitment.written": Told(Group.TO_DO, (keepers,), gettext_lazy("A promise is to be published")),
    "commitment.published": Told(Group.INFORMATION, (own,), gettext_lazy("Your promise is published")),
    "commitment.finished": Told(Group.TO_DO, (judges,), gettext_lazy("A promise is to be struck off")),
    "commitment.sent_back": Told(Group.GIVEN, (own,), gettext_lazy("Your promise was sent back")),
    "commitment.amber": Told(Group.SUPERVISION, (own,), gettext_lazy("Your promise is near its last day")),
    "commitment.urged": Told(Group.SUPERVISION, (superiors,), gettext_lazy("A promise is overdue: urged")),
    "commitment.supervised": Told(Group.SUPERVISION, (superiors,), gettext_lazy("A promise is under supervision")),
    "commitment.circulated": Told(Group.SUPERVISION, (superiors,), gettext_lazy("A promise is named in a circular")),
    "commitment.listed": Told(Group.SUPERVISION, (superiors,), gettext_lazy("A promise is on the list")),
    "commitment.kept": Told(Group.INFORMATION, (own,), gettext_lazy("Your promise is struck off: kept")),
    "commitment.late": Told(Group.INFORMATION, (own,), gettext_lazy("Your promise is struck off: kept late")),
    "commitment.broken": Told(Group.SUPERVISION, (superiors,), gettext_lazy("A promise counts as broken")),
    "commitment.released": Told(Group.INFORMATION, (own,), gettext_lazy("You are released from a promise")),
}

# kind -> why nobody is told
SILENT = {
    "commitment.changed": "nobody has read it yet",
    "commitment.progressed": "everybody can read it on the commitment's page, and nobody has anything to do",
}


def tell(events: Sequence[Event]) -> None:
    """Put each step that concerns somebody into their inbox; a yearly list was agreed with everybody beforehand."""
    wanted = [event for event in events if event.subject_type == "commitment" and event.kind in TOLD]
    found = Commitment.objects.select_related("organisation__parent__parent").in_bulk(
        {event.subject_id for event in wanted}
    )
    notify.tell_all([news for event in wanted for news in _news(event, found[event.subject_id])])


def _news(event: Event, commitment: Commitment) -> Iterable[News]:
    if event.kind == "commitment.published" and commitment.origin == Origin.LIST:
        return
    told = TOLD[event.kind]
    accounts = {each.pk: each for who in told.who for each in who(commitment, event)}
    accounts.pop(event.actor_id or 0, None)
    by_language: dict[str, list[Account]] = {}
    for account in accounts.values():
        by_language.setdefault(language(account.pk), []).append(account)
    for spoken, mine in by_language.items():
        with override(spoken):
            words = first_words(commitment.text, WORDS)
            said = _("%(what)s: %(words)s") % {"what": told.words, "words": words}
        yield News(
            accounts=mine,
            key=f"{event.kind}:{event.pk}",
            subject=said,
            now=event.at,
            group=told.group,
            link=commitment.get_absolute_url(),
        )


PROMISED = Reader("journeys.promised", tell)
