"""Objections to decisions that hang out: raised by name and telephone, decided with an answer."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.catalogue.quiet import quiet
from linli.core.codes import new_code
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.core.phones import read_phone
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import rules
from linli.deliberation.models import Decision, Meeting, Objection
from linli.deliberation.telling import running, tell
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.people.models import Account

NAME, WORDS, ANSWER = 60, 2000, 2000
LABEL = "meetings objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objecting:
    """Who objects and why, as typed. The same `key` twice is one objection."""

    name: str
    phone: str
    words: str
    key: UUID = field(default_factory=uuid4)

    def fields(self) -> dict[str, Any]:
        """What the row says. Refusal, beside its field, for what is missing."""
        name, phone = clean(self.name, NAME, field="name"), read_phone(self.phone)
        words = clean(self.words, WORDS, field="words")
        if not words:
            raise Refusal(_("Write what is wrong with this decision."), field="words")
        if not name:
            raise Refusal(_("Say what you are called, so that you can be answered."), field="name")
        if not phone:
            raise Refusal(_("Give a telephone number, so that you can be answered."), field="phone")
        mark = blind_index(f"{''.join(name.split())}\0{phone}", LABEL)
        return {"name": name, "phone": phone, "words": words, "mark": mark}


@transaction.atomic
def raise_objection(objecting: Objecting, *, decision: Decision, by: Who, now: datetime) -> Objection:
    """Raise an objection; whoever runs the meeting hears of it. Refusal when the days are over."""
    decision = locked(Decision, decision.pk)
    fields = objecting.fields()
    if earlier := Objection.objects.filter(key=objecting.key).first():
        return earlier
    if sentence := rules.why_not_object(decision, now):
        raise Refusal(sentence)
    if Objection.objects.filter(decision=decision, mark=fields["mark"]).exists():
        raise Refusal(
            _("You objected to this decision already. Use the code you were given then to read the answer."),
            field="name",
        )
    made = Objection.objects.create(key=objecting.key, decision=decision, code=new_code(), at=now, **fields)
    meeting = decision.topic.meeting
    facts = {"decision": decision.pk}
    journal.record("objection.raised", made, by=by, at=now, data=facts, area_id=meeting.area_id, new=True)
    _tell(made, meeting, now)
    return made


@transaction.atomic
def answer_objection(*, objection: Objection, upheld: bool, words: str, by: Account, now: datetime) -> Objection:
    """Decide it with an answer. Upheld: the decision is set aside, and the topic waits for the next meeting."""
    decision = locked(Decision, objection.decision_id)
    objection = locked(Objection, objection.pk)
    meeting: Meeting = decision.topic.meeting
    if sentence := rules.why_not_hold(by, meeting):
        raise NotAllowed(sentence)
    if objection.answered_at:
        raise WrongState(_("This objection is decided already. Reload the page to see how."))
    said = clean(words, ANSWER, field="answer")
    if not said:
        raise Refusal(_("Write the answer; whoever objected reads it."), field="answer")
    objection.upheld, objection.answer = upheld, said
    objection.answered_at, objection.answered_by = now, by
    objection.save(update_fields=["upheld", "answer", "answered_at", "answered_by"])
    facts = {"decision": decision.pk, "upheld": upheld}
    journal.record("objection.answered", objection, by=by, at=now, data=facts, words=said, area_id=meeting.area_id)
    if upheld and decision.set_aside_at is None:
        decision.set_aside_at = now
        decision.save(update_fields=["set_aside_at"])
        journal.record(
            "decision.set_aside", decision, by=by, at=now, data={"objection": objection.pk}, area_id=meeting.area_id
        )
    _text(objection, meeting, now)
    return objection


def _text(objection: Objection, meeting: Meeting, now: datetime) -> None:
    """Whoever objected hears that there is an answer, and reads it by the address."""
    if not objection.phone:
        return
    with override(settings.LANGUAGE_CODE):
        words = _("Your objection to a decision of “%(title)s” is answered.") % {"title": meeting.title}
    notify.text(
        phone=objection.phone,
        mark=blind_index(objection.phone, LABEL),
        words=f"{words} {absolute(reverse('portal:deliberation:mine', args=[objection.code]))}",
        key=f"objection:answered:{objection.pk}",
        case_number=None,
        quiet=quiet(),
        now=now,
    )


def _tell(objection: Objection, meeting: Meeting, now: datetime) -> None:
    tell(
        running(meeting),
        lambda: _("An objection to a decision of “%(title)s”") % {"title": meeting.title},
        key=f"meeting:objection:{objection.pk}",
        now=now,
        link=f"{meeting.get_absolute_url()}objections/",
        group=Group.TO_DO,
    )
