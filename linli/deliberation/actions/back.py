"""What goes back to whoever raised a topic: at the code of the case, in the story of the proposal."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from linli.cases import actions as cases
from linli.cases.rules import why_not as why_not_case
from linli.cases.words import Action as CaseAction
from linli.deliberation.models import Decision, Meeting, Spending, Topic
from linli.deliberation.telling import when
from linli.deliberation.words import Money
from linli.journal.actions import SYSTEM
from linli.people.models import Account
from linli.proposals import actions as proposals


def decided(topic: Topic, decision: Decision, meeting: Meeting, *, by: Account, now: datetime) -> None:
    """What was decided; whose turn it is to answer a proposal does not change."""
    words = _in_the_place_s_words(lambda: _decided(decision, meeting))
    _answer(topic, words, now)
    if topic.proposal is not None:
        proposals.note_decision(proposal=topic.proposal, decision=decision.pk, words=words, by=by, now=now)


def put_off(topic: Topic, meeting: Meeting, *, by: Account, now: datetime) -> None:
    """That it waits, why, and until when."""
    words = _in_the_place_s_words(lambda: _put_off(topic, meeting))
    _answer(topic, words, now)
    if topic.proposal is not None:
        proposals.note_put_off(proposal=topic.proposal, topic=topic.pk, words=words, by=by, now=now)


def money(spending: Spending, *, by: Account, now: datetime) -> None:
    """What became of the money that was asked for."""
    words, topic = _in_the_place_s_words(lambda: _money(spending)), spending.outcome.decision.topic
    _answer(topic, words, now)
    if topic.proposal is not None:
        state = spending.state
        proposals.note_money(proposal=topic.proposal, spending=spending.pk, state=state, words=words, by=by, now=now)


def _answer(topic: Topic, words: str, now: datetime) -> None:
    """At the case's code, by the program's voice: the meeting decided, not the secretary. Not when the case is over."""
    if topic.case is not None and why_not_case(SYSTEM, topic.case, CaseAction.REPLY) is None:
        cases.reply(case=topic.case, by=SYSTEM, now=now, words=words)


def _in_the_place_s_words(say: Callable[[], str]) -> str:
    with override(settings.LANGUAGE_CODE):
        return say()


def _decided(decision: Decision, meeting: Meeting) -> str:
    said = {**_held(meeting), "result": decision.get_result_display()}
    reasons = f"\n{decision.reasons}" if decision.reasons and len(decision.reasons) < 200 else ""
    words = _("“%(meeting)s” on %(when)s: %(result)s.") % said
    return f"{words}\n{decision.words}{reasons}"


def _put_off(topic: Topic, meeting: Meeting) -> str:
    said = {**_held(meeting), "day": topic.again_on}
    words = _("“%(meeting)s” on %(when)s put it off. It comes up again at the first meeting from %(day)s on.") % said
    return f"{words}\n{topic.why_later}"


def _money(spending: Spending) -> str:
    said = {"amount": spending.yuan, "what": spending.outcome.words, "fund": spending.fund}
    if spending.state == Money.APPROVED:
        words = _("The money for “%(what)s” is approved: %(amount)s yuan from %(fund)s.") % said
    elif spending.state == Money.REFUSED:
        words = _("The money for “%(what)s”, %(amount)s yuan, is not approved.") % said
    else:
        return _("The money for “%(what)s” is spent: %(amount)s yuan from %(fund)s.") % said
    return f"{words}\n{spending.reasons}" if spending.reasons else words


def _held(meeting: Meeting) -> dict[str, str]:
    return {"meeting": meeting.title, "when": when(meeting.begins)[:10]}
