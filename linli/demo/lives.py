"""How an invented need fares: sorted, handed over, worked on, finished, judged, and a few that go another way.

Every step is one of the lifecycle's and is taken by somebody whose post allows it; what would happen after now has
not happened yet, which leaves cases in every state.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone
from stdnum import damm

from linli.cases.actions import Submission
from linli.cases.agenda import day_begins
from linli.cases.life import Life
from linli.cases.lives_together import route
from linli.cases.models import Rung
from linli.cases.words import UNHAPPY, Action, Channel, Grade, Outcome
from linli.demo.arriving import arrived
from linli.demo.clock import Clock
from linli.demo.ground import pick
from linli.demo.needs import Need, filled
from linli.demo.sharing import NotYet, share
from linli.demo.staff import Hand, Staff
from linli.demo.words import sayings
from linli.demo.words.topics import topic
from linli.journal.actions import RESIDENT, Who
from linli.people.permissions import Permission as P

DECLINED, WITHDRAWN, STUCK = 0.015, 0.012, 0.14
AT_ONCE, TO_A_MEETING, OFFERED, PARKED, RETURNED, NOT_NOW = 0.18, 0.05, 0.22, 0.03, 0.03, 0.06
RATED, SAYS_MORE, NOTED, REPLIED, WORKED = 0.55, 0.04, 0.06, 0.08, 0.5
GRADES = (Grade.VERY_SATISFIED, Grade.SATISFIED, Grade.FAIR, Grade.DISSATISFIED, Grade.VERY_DISSATISFIED)
IN_TIME_GRADES, LATE_GRADES = (58, 33, 6, 2, 1), (22, 38, 22, 12, 6)
RUNG_WEIGHTS = (52, 24, 14, 7, 3, 2, 1, 1)
TYPICAL = 0.42  # of the time allowed, what half the cases need at most
SPREAD = 0.62
STUCK_DAYS = 75  # only what came in lately can still lie about


@dataclass(frozen=True)
class Teller:
    """What lives are told from. `rungs`: the ladder from the nearest level up; `parking`: days at most."""

    staff: Staff
    clock: Clock
    dice: Random
    rungs: list[Rung]
    parking: int

    def life(self, need: Need) -> Life:
        """The life of a need up to now."""
        life = self._received(need)
        fate = Fate(self, life, need)
        with suppress(NotYet):
            fate.go()
        return life.until(self.clock.now)

    def _received(self, need: Need) -> Life:
        by: Who = RESIDENT
        if need.channel is not Channel.PORTAL:
            by = self.staff.nearest(need.spot.lineage, P.CASE_REGISTER, self.dice) or RESIDENT
        submission = Submission(
            text=need.text,
            area_id=need.spot.lineage[-1],
            channel=need.channel,
            category=need.category if self.dice.random() < 0.6 else None,
            place=need.place,
            latitude=need.spot.latitude,
            longitude=need.spot.longitude,
            contact_name=need.name,
            contact_phone=need.phone,
            arrived=arrived(need, self.dice),
        )
        life = Life(submission, by=by, at=need.at, watched=True)
        life.case.code = code(self.dice)
        return life


def code(dice: Random) -> str:
    """A query code that the seed draws."""
    drawn = f"{dice.randrange(10**11):011d}"
    return drawn + damm.calc_check_digit(drawn)


class Fate:
    """One life being told."""

    def __init__(self, teller: Teller, life: Life, need: Need) -> None:
        self.teller, self.life, self.need = teller, life, need
        self.staff, self.clock, self.dice = teller.staff, teller.clock, teller.dice
        lately = (self.clock.now - need.at).days < STUCK_DAYS
        self.waiting = 0.0
        self.patience = self.dice.randrange(6) if lately and self.dice.random() < STUCK else 99
        self.since = need.at

    def go(self) -> None:
        """From coming in to the end, or as far as it has got."""
        sent = self._routed()
        if self._turned_away(sent):
            return
        if sent or self._accepted_and_routed():
            self._begin()
        elif self.dice.random() < AT_ONCE:
            self._finish_at_once()
        else:
            self._hand_over()
        if not self.life.case.done_at:
            share(self)
            self._work()
            self._finish()
        self._judge()
        if again := self.life.case.look_again_on:
            self._take_up_again(again)

    def of_part(self, part: Life) -> "Fate":
        """The fate of a part of it."""
        part.case.code = code(self.dice)
        return Fate(self.teller, part, self.need)

    def go_as_part(self) -> None:
        """A part is in somebody's hands from the beginning, and no resident rates it."""
        self._begin()
        self._work()
        self._finish(sayings.ASSISTED)
        self._check()

    def _routed(self) -> bool:
        """At once after a colleague's step; what a resident sends in, the worker takes up some seconds later."""
        wait = self.dice.randrange(2, 9) if self.life.events[-1].by is RESIDENT else 0
        return route(self.life, at=self._past(self.life.now + timedelta(seconds=wait)))

    def _begin(self) -> None:
        """Whoever has it now begins."""
        if not self.staff.works(self.life.case.lead_id):
            raise NotYet
        self.life.start(by=self._worker(), at=self.office(self.dice.expovariate(0.3) + 0.2))

    def _turned_away(self, sent: bool) -> bool:
        """Declined, unless a rule has put it in somebody's hands, or taken back."""
        chance = self.dice.random()
        if chance < DECLINED and not sent and (hand := self.somebody(P.CASE_DECLINE)):
            at = self.office(self.dice.uniform(1, 8))
            self.life.end(Action.DECLINE, by=hand, at=at, words=self.say(sayings.DECLINED))
        elif chance > 1 - WITHDRAWN:
            at = self._later(self.dice.uniform(0.3, 20))
            self.life.end(Action.WITHDRAW, by=RESIDENT, at=at, words=self.say(sayings.WITHDRAWN))
        else:
            return False
        return True

    def _accepted_and_routed(self) -> bool:
        """Accepted and, most of the time, classified, whereupon a rule may send it on."""
        hand = self._need(P.CASE_ACCEPT)
        self.life.step(Action.ACCEPT, by=hand, at=self.office(self.dice.expovariate(0.6) + 0.1))
        sorter = self.somebody(P.CASE_CLASSIFY)
        if sorter and (self.life.case.category is None or self.dice.random() < 0.75):
            self.life.classify(self.need.category, by=sorter, at=self.office(0.1), rung=self._rung())
            if self._routed():
                return True
        self._aside()
        return False

    def _aside(self) -> None:
        """What may happen at any time beside the way."""
        chance = self.dice.random()
        if chance < SAYS_MORE:
            self.life.step(
                Action.SAY_MORE,
                by=RESIDENT,
                at=self._later(self.dice.uniform(0.5, 9)),
                words=self.say(sayings.SAID_MORE),
            )
        elif chance < SAYS_MORE + NOTED and (hand := self.somebody(P.CASE_NOTE)):
            self.life.step(Action.NOTE, by=hand, at=self.office(0.3), words=self.say(sayings.NOTED))

    def _finish_at_once(self) -> None:
        hand = self._need(P.CASE_FINISH)
        self.life.finish(Outcome.AT_ONCE, by=hand, at=self.office(self.dice.uniform(0.2, 3)), words=self._done())

    def _hand_over(self) -> None:
        chance = self.dice.random()
        if chance < TO_A_MEETING:
            self._deliberate()
        elif chance < TO_A_MEETING + PARKED:
            self._park()
        claimer = self.somebody(P.CASE_CLAIM)
        if self.dice.random() < OFFERED and claimer and (offerer := self.somebody(P.CASE_OFFER)):
            self.life.step(Action.OFFER, by=offerer, at=self.office(0.3))
            self.life.claim(claimer.organisation_id, by=claimer, at=self.office(self.dice.expovariate(0.15) + 0.2))
            return
        self._assign()
        if self.dice.random() < RETURNED:
            worker = self._worker()
            words = self.say(sayings.RETURNED)
            self.life.give_back(by=worker, at=self.office(self.dice.uniform(1, 6)), words=words)
            self._assign()
        self._begin()

    def _assign(self) -> None:
        kind = self.need.category.organisation_kind
        lead = self.staff.lead(self.need.spot.lineage, kind, self.dice)
        if lead is None:
            raise NotYet
        words = self.say(sayings.ASSIGNED)
        self.life.assign(lead, by=self._need(P.CASE_ASSIGN), at=self.office(self.dice.uniform(0.2, 4)), words=words)

    def _deliberate(self) -> None:
        forums = [rung for rung in self.teller.rungs if rung.forum]
        hand = self.somebody(P.CASE_DELIBERATE)
        if forums and hand:
            words = self.say(sayings.MEETING)
            self.life.deliberate(self.dice.choice(forums), by=hand, at=self.office(1), words=words)
            self.waiting = self.dice.uniform(30, 150)

    def _park(self) -> None:
        hand = self.somebody(P.CASE_PARK)
        if hand is None:
            return
        at = self.office(2)
        until = timezone.localdate(at) + timedelta(days=self.dice.randint(7, max(8, self.teller.parking - 1)))
        self.life.park(until, by=hand, at=at, words=self.say(sayings.PARKED))
        self.life.until(self._past(day_begins(until)))

    def _take_up_again(self, day: date) -> None:
        """What could not be fixed has come back by itself, and this time it can."""
        self.life.until(self._past(day_begins(day)))
        self._hand_over()
        self._finish(sayings.REDONE)
        self._judge()

    def _work(self) -> None:
        if self.dice.random() < WORKED:
            words = self.say(sayings.WORKED)
            self.life.step(Action.WORK, by=self.handler(), at=self.office(self.dice.uniform(0.5, 5)), words=words)
        if self.dice.random() < REPLIED:
            words = self.say(sayings.REPLIED)
            self.life.step(Action.REPLY, by=self.handler(), at=self.office(0.3), words=words)

    def _finish(self, saying: tuple[str, ...] = ()) -> None:
        case = self.life.case
        allowed = self.clock.hours_between(case.due_from, case.due_at) if case.due_at else 24.0
        spent = self.clock.hours_between(case.due_from, self.life.now)
        needed = max(allowed, 2) * TYPICAL * self.dice.lognormvariate(0, SPREAD)
        at = self.office(max(needed - spent, self.dice.uniform(0.3, 3)))
        if not saying and self.dice.random() < NOT_NOW:
            again = timezone.localdate(at) + timedelta(days=self.dice.randint(30, 180))
            words = self.say(sayings.NOT_NOW)
            self.life.finish(Outcome.NOT_NOW, by=self.handler(), at=at, words=words, look_again_on=again)
            return
        words = self.say(saying) if saying else self._done()
        self.life.finish(Outcome.IN_TIME, by=self.handler(), at=at, words=words)

    def _judge(self) -> None:
        grade = self._rate() if self.dice.random() < RATED * 0.6 else None
        if grade in UNHAPPY and self.dice.random() < 0.6:
            self._redo()
        self._check()
        if self.life.case.grade is None and self.dice.random() < RATED * 0.6:
            self._rate()

    def _check(self) -> None:
        """Somebody else looks at it, and it is struck off."""
        if hand := self.somebody(P.CASE_VERIFY, but_handler=True):
            at = self.office(self.dice.uniform(2, 20))
            self.life.step(Action.VERIFY, by=hand, at=at, words=self.say(sayings.VERIFIED))
            closer = self._need(P.CASE_CLOSE)
            at = self.office(self.dice.uniform(0.3, 16))
            self.life.close(by=closer, at=at, words=self.say(sayings.CLOSED))

    def _rate(self) -> Grade:
        case = self.life.case
        late = case.due_at is not None and case.done_at is not None and case.done_at > case.due_at
        weights = LATE_GRADES if late or case.outcome == Outcome.NOT_NOW else IN_TIME_GRADES
        grade = Grade.SATISFIED if case.redo_count else GRADES[pick(self.dice, weights)]
        words = self.say(_verdict(grade, case.outcome))
        self.life.rate(grade, at=self._later(self.dice.expovariate(0.05) + 0.2), words=words)
        return grade

    def _redo(self) -> None:
        at = self._later(self.dice.uniform(0.1, 5))
        self.life.step(Action.ASK_REDO, by=RESIDENT, at=at, words=self.say(sayings.REDO_ASKED), redo_asked_at=at)
        judge = self.somebody(P.CASE_REDO, but_handler=True)
        if judge is None:
            raise NotYet
        at = self.office(self.dice.uniform(1, 12))
        if self.life.case.lead_id is None or self.dice.random() < 0.3:
            words = self.say(sayings.REDO_REFUSED)
            self.life.step(Action.KEEP, by=judge, at=at, words=words, redo_asked_at=None)
            return
        self.life.grant_redo(by=judge, at=at, words=self.say(sayings.REDO_GRANTED))
        self._finish(sayings.REDONE)
        if self.dice.random() < RATED:
            self._rate()

    def office(self, hours: float) -> datetime:
        """So many working hours after the last step; NotYet when that is to come, or patience has run out."""
        self.patience -= 1
        hours, self.waiting = hours + self.waiting, 0.0
        at = self.clock.after(max(self.life.now, self.since), hours)  # another minute, so any second of it is later
        return self._past(at.replace(second=self.dice.randrange(60)))

    def _later(self, hours: float) -> datetime:
        """So many hours after the last step, day or night."""
        return self._past(max(self.life.now, self.since) + timedelta(seconds=round(hours * 3600)))

    def _past(self, at: datetime) -> datetime:
        if at > self.clock.now or self.patience < 0:
            raise NotYet
        return at

    def somebody(self, permission: P, *, but_handler: bool = False) -> Hand | None:
        but = self.life.case.handler_id if but_handler else None
        return self.staff.nearest(self.need.spot.lineage, permission, self.dice, but=but)

    def _need(self, permission: P) -> Hand:
        hand = self.somebody(permission)
        if hand is None:
            raise NotYet
        return hand

    def _worker(self) -> Hand:
        lead = self.life.case.lead_id
        assert lead is not None, "only a case in hand is worked on"
        return self.staff.worker(lead, self.need.spot.lineage, self.dice)

    def handler(self) -> Hand:
        return self.staff.known[self.life.case.handler_id or 0]

    def _rung(self) -> Rung | None:
        rungs = self.teller.rungs
        return rungs[pick(self.dice, RUNG_WEIGHTS[: len(rungs)])] if rungs else None

    def _done(self) -> str:
        return filled(self.dice.choice(topic(self.need.category).done), self.dice)

    def say(self, sayings_: tuple[str, ...]) -> str:
        return self.dice.choice(sayings_)


def _verdict(grade: Grade, outcome: str) -> tuple[str, ...]:
    if grade < Grade.FAIR:
        return sayings.UNHAPPY
    if outcome == Outcome.NOT_NOW:
        return sayings.UNDERSTOOD
    return sayings.PLEASED if grade > Grade.FAIR else sayings.FAIR
