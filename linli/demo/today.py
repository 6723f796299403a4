"""What happens in the demonstration's last minutes, near the accounts that are named for trying: something for each of
their tabs to show. Taken by single actions, by whoever may."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Any

from linli.areas.tree import tree
from linli.cases import actions as cases
from linli.cases import deadlines, routing
from linli.cases.bulk import land
from linli.cases.conditions import Facts
from linli.cases.life import Life
from linli.cases.models import Case
from linli.cases.words import Channel, Grade, Outcome, Urgency
from linli.catalogue.models import Category
from linli.catalogue.tables import tables
from linli.core.refusal import NotAllowed, Refusal
from linli.demo.accounts import samples
from linli.demo.lives import code
from linli.demo.needs import filled
from linli.demo.staff import Staff
from linli.demo.words import sayings
from linli.demo.words.topics import topic
from linli.desk.tabs import TABS
from linli.people.models import Account, Organisation, Post
from linli.people.permissions import Permission as P

MINUTES = 15
NEW, OFFERED, MINE, ASSISTING, CHECK, REDO, MORE_TIME, RETURNED, ABOUT = range(9)
SEEN_IN = {
    NEW: "new",
    OFFERED: "offered",
    MINE: "mine",
    ASSISTING: "assisting",
    CHECK: "check",
    REDO: "redo",
    MORE_TIME: "extension",
}


class Today:
    """The last minutes before `now`."""

    def __init__(self, staff: Staff, categories: list[Category], dice: Random, now: datetime) -> None:
        self.staff, self.categories, self.dice, self.now = staff, categories, dice, now
        self.at = now - timedelta(minutes=MINUTES)

    def happen(self) -> None:
        """Tell all of it, around each of the accounts to try."""
        names = [each.username for each in samples()]
        held = Post.objects.filter(person__account__username__in=names).select_related("person", "role", "area")
        told = set[int]()  # depths of area in which something was said about somebody
        for post in held.order_by("-area__depth", "pk"):  # what is seen in a grid is seen above it, too
            for what in range(ABOUT):
                if self._missing(post, what):
                    with suppress(Refusal, NotAllowed):
                        self._one(post, what)
            if post.area.depth not in told:
                told.add(post.area.depth)
                self._received(post, about=True)

    def _missing(self, post: Post, what: int) -> bool:
        """Whether the account has use for it and sees none yet: a day like others is not filled up with samples."""
        if what == RETURNED:
            return not Case.objects.filter(returns__gt=0).exists()
        tab, account = TABS[SEEN_IN[what]], Account.objects.get(person=post.person_id)
        if tab.permission not in post.role.permissions:
            return False
        return not tab.cases(Case.objects.visible_to(account), account, self.now).exists()

    def _one(self, post: Post, what: int) -> None:
        case = self._received(post)
        if what == NEW:
            return
        cases.accept(case=case, by=self._by(P.CASE_ACCEPT, case), now=self._next())
        if what == OFFERED:
            cases.offer(case=case, by=self._by(P.CASE_OFFER, case), now=self._next())
            return
        own = Organisation.objects.get(pk=post.organisation_id)
        others = list(self._others(case, own))
        if what == ASSISTING and not others:
            return
        lead = others[0] if what == ASSISTING else own
        cases.assign(case=case, by=self._by(P.CASE_ASSIGN, case), now=self._next(), organisation=lead)
        if what == MINE:
            self._hasten(case)
            return
        worker = self._worker(lead, case)
        if what == RETURNED:
            self._to_and_fro(case, others)
            return
        cases.start(case=case, by=worker, now=self._next())
        self._go_on(what, case, worker, own)

    def _go_on(self, what: int, case: Case, worker: Account, own: Organisation) -> None:
        said: dict[str, Any] = {"case": case, "by": worker, "now": self._next()}
        if what == ASSISTING:
            cases.call_in(**said, organisations=[own], words=self._say(sayings.CALLED))
        elif what == MORE_TIME:
            cases.ask_extension(**said, words=self._say(sayings.MORE_TIME))
        else:
            cases.finish(**said, outcome=Outcome.IN_TIME, words=self._say(sayings.REDONE))
            if what == REDO:
                cases.rate(case=case, now=self._next(), grade=Grade.DISSATISFIED, words=self._say(sayings.UNHAPPY))
                cases.ask_redo(case=case, now=self._next(), words=self._say(sayings.REDO_ASKED))

    def _to_and_fro(self, case: Case, others: list[Organisation]) -> None:
        """Handed on, and returned to whoever received it first."""
        for other in others[:1]:
            cases.assign(case=case, by=self._by(P.CASE_ASSIGN, case), now=self._next(), organisation=other)
            back = self._worker(other, case)
            cases.give_back(case=case, by=back, now=self._next(), words=self._say(sayings.RETURNED))

    def _hasten(self, case: Case) -> None:
        """Urgent after all, to be done within the shortest time that the practice has."""
        classes = [each for each in tables.get().deadline_classes.values() if each.active]
        soon = min(classes, key=lambda each: deadlines.begun(self.at, each, case.area_id)["due_at"])
        cases.set_urgency(
            case=case,
            by=self._by(P.CASE_CLASSIFY, case),
            now=self._next(),
            urgency=Urgency.URGENT,
            words=self._say(sayings.URGENT),
            deadline_class=soon,
        )

    def _received(self, post: Post, *, about: bool = False) -> Case:
        """Something that no rule sends on by itself; heard by the account, where it may write it down."""
        lineage = tree.get().lineage(post.area_id)
        for _try in range(50):
            category = self.dice.choice(self.categories)
            text = filled(self.dice.choice(topic(category).asks), self.dice)
            facts = Facts(text, category.pk, lineage, Channel.WINDOW, Urgency.NORMAL)
            if routing.first(facts) is None:
                break
        submission = cases.Submission(
            text=sayings.ABOUT if about else text,
            area_id=post.area_id,
            channel=Channel.WINDOW,
            category=None if about else category,
            contact_name=f"示例居民{self.dice.randrange(10_000):04d}",
            about_somebody=about,
        )
        life = Life(submission, by=Account.objects.get(person=post.person), at=self._next(), watched=True)
        return self._landed(life)

    def _landed(self, life: Life) -> Case:
        """Its case, and its parts, with codes that the seed draws."""
        for each in (life, *(part for part, _said in life.parts)):
            each.case.code = code(self.dice)
        land([life])
        return life.case

    def _others(self, case: Case, own: Organisation) -> Iterator[Organisation]:
        around = [each for each in self.staff.able(tree.get().lineage(case.area_id)) if each != own.pk]
        known = around or [each for each in sorted(self.staff.by_organisation) if self.staff.works(each)][:3]
        return Organisation.objects.filter(pk__in=known).exclude(pk=own.pk).order_by("pk").iterator()

    def _by(self, permission: P, case: Case) -> Account:
        hand = self.staff.nearest(tree.get().lineage(case.area_id), permission, self.dice)
        if hand is None:
            raise Refusal("")
        return Account.objects.get(pk=hand.pk)

    def _worker(self, lead: Organisation, case: Case) -> Account:
        if not self.staff.works(lead.pk):
            raise Refusal("")
        return Account.objects.get(pk=self.staff.worker(lead.pk, tree.get().lineage(case.area_id), self.dice).pk)

    def _next(self) -> datetime:
        self.at = min(self.at + timedelta(seconds=3), self.now)
        return self.at

    def _say(self, said: tuple[str, ...]) -> str:
        return self.dice.choice(said)
