"""Preparing a vote: the question, the options, who decides how, from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account, Organisation
from linli.people.permissions import Permission
from linli.votes import practice, rules
from linli.votes.actions.steps import check_seen, lock, move
from linli.votes.models import Vote
from linli.votes.words import BY_CODE, Action, Method, Unit

QUESTION, ABOUT, OPTION, MOST_OPTIONS = 200, 4000, 60, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A vote as it is to be. `options` empty: what the practice usually offers; `abstention`: one may abstain, too;
    where the last option is not called so, it is added. `seats`: how many are wanted. `rule`: a key of the practice's
    rules, empty for its first. `proxies` None: as many as the practice allows. The same `key` twice is one vote."""

    question: str
    area: Area
    organisation: Organisation
    method: str
    options: Sequence[str] = ()
    abstention: bool = True
    seats: int = 1
    rule: str = ""
    proxies: int | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    about: str = ""
    public: bool = True
    key: UUID = field(default_factory=uuid4)

    def fields(self, now: datetime) -> dict[str, Any]:
        """What the row says. Refusal, beside its field, for what cannot be."""
        question = clean(self.question, QUESTION, field="question")
        if not question:
            raise Refusal(_("Write the question as it is put to the vote."), field="question")
        (options, abstention), rule = self._options(), self._rule()
        return {
            "question": question,
            "about": clean(self.about, ABOUT, field="about"),
            "options": options,
            "abstention": abstention,
            "seats": self._seats(len(options) - bool(abstention)),
            "method": Method(self.method),
            "unit": rule["unit"],
            "rule": rule,
            "proxies": self._proxies(),
            "area": self.area,
            "organisation": self.organisation,
            "public": self.public,
            **self._times(now),
        }

    def _options(self) -> tuple[list[str], int | None]:
        given = [clean(each, OPTION, field="options") for each in self.options]
        options = [each for each in given if each] or practice.usual_options()
        called = practice.abstentions()
        if not self.abstention:
            return self._told_apart(options), None
        if options[-1] not in called:
            options = [*options, called[0]]
        self._told_apart(options[:-1])
        return self._told_apart(options), len(options)

    def _told_apart(self, options: list[str]) -> list[str]:
        if len(options) < 2:
            raise Refusal(
                _("Between at least two options one can choose. Write each on a line of its own."), field="options"
            )
        if len(options) > MOST_OPTIONS:
            raise Refusal(_("At most %(most)d options.") % {"most": MOST_OPTIONS}, field="options")
        if len(set(options)) < len(options):
            raise Refusal(_("Two options read the same. Make them different, or leave one out."), field="options")
        return options

    def _seats(self, most: int) -> int:
        if not 1 <= self.seats <= most:
            raise Refusal(
                _("From 1 to %(most)d: there are no more options to choose from.") % {"most": most}, field="seats"
            )
        return self.seats

    def _rule(self) -> dict[str, Any]:
        known = practice.rules()
        found = [each for each in known if each["key"] == self.rule] if self.rule else known[:1]
        if not found:
            raise Refusal(_("Choose one from the list."), field="rule")
        if found[0]["unit"] == Unit.OWNER and Method(self.method) != Method.OPEN:
            raise Refusal(
                _("Owners vote by name: a ballot with the area of a home would tell whose it is, and hands have none."),
                field="method",
            )
        return found[0]

    def _proxies(self) -> int:
        most = practice.most_proxies()
        if self.proxies is not None and not 0 <= self.proxies <= most:
            raise Refusal(
                _("One person may carry at most %(most)d votes of others here.") % {"most": most}, field="proxies"
            )
        return most if self.proxies is None else self.proxies

    def _times(self, now: datetime) -> dict[str, Any]:
        if Method(self.method) not in BY_CODE:
            return {"opens": None, "closes": None}
        if self.opens is None or self.closes is None:
            raise Refusal(
                _("Say from when to when people can vote."), field="opens" if self.opens is None else "closes"
            )
        if self.closes <= self.opens:
            raise Refusal(_("It ends after it begins. Correct one of the two."), field="closes")
        if self.closes <= now:
            raise Refusal(_("This time is past. Choose one that is to come."), field="closes")
        return {"opens": self.opens, "closes": self.closes}


@transaction.atomic
def prepare(plan: Plan, *, by: Account, now: datetime) -> Vote:
    """Prepare a vote; its roll comes next. Raises NotAllowed outside one's areas and organisations, Refusal for what
    cannot be."""
    if sentence := rules.why_not_hold(
        by, area_id=plan.area.pk, organisation_id=plan.organisation.pk, permission=Permission.VOTE_HOLD
    ):
        raise NotAllowed(sentence)
    fields = plan.fields(now)
    vote, new = Vote.objects.get_or_create(key=plan.key, defaults={**fields, "prepared_by": by, "prepared_at": now})
    if new:
        facts = {"method": vote.method, "unit": vote.unit, "options": len(vote.options)}
        journal.record("vote.prepared", vote, by=by, at=now, data=facts, area_id=vote.area_id, new=True)
    return vote


@transaction.atomic
def change(plan: Plan, *, vote: Vote, by: Account, now: datetime, seen: int | None = None) -> Vote:
    """Have it otherwise, before its roll is closed. Who has one vote each cannot change under a roll that is filled."""
    vote, step = lock(vote, Action.CHANGE, by)
    check_seen(vote, seen)
    fields = plan.fields(now)
    if sentence := rules.why_not_hold(
        by, area_id=plan.area.pk, organisation_id=plan.organisation.pk, permission=Permission.VOTE_HOLD
    ):
        raise NotAllowed(sentence)
    if fields["unit"] != vote.unit and vote.roll.exists():
        words = _("The roll was filled as “%(unit)s”. Empty it first, or choose a rule that counts in the same way.")
        raise Refusal(words % {"unit": Unit(vote.unit).label}, field="rule")
    return move(vote, step, by=by, now=now, **fields)
