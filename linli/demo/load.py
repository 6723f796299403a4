"""Loading a demonstration: a whole invented locality with a year of cases, in one transaction, or nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import numpy as np
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.cases.bulk import land
from linli.cases.models import Case, Rung
from linli.cases.words import Channel
from linli.catalogue.actions import keep_practice
from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.core.memory import uncollected
from linli.core.refusal import Refusal
from linli.demo import activities, duty, households, meetings, points, promises, services, stations, volunteers
from linli.demo import areas as entering
from linli.demo.accounts import MARK, PASSWORD
from linli.demo.chats import chat
from linli.demo.clock import Clock
from linli.demo.deciding import deciding
from linli.demo.ground import Ground
from linli.demo.learning import learning
from linli.demo.lives import Teller
from linli.demo.needs import Needs
from linli.demo.organisations import Organisations
from linli.demo.people import newcomers
from linli.demo.plots import Plot, draw, plots
from linli.demo.reporting import reported
from linli.demo.shapes import scatter
from linli.demo.sizes import Sizes, sizes
from linli.demo.staff import Staff
from linli.demo.tasks import calling
from linli.demo.today import Today
from linli.demo.visiting import EACH, WORKERS, visiting
from linli.demo.whereabouts import whereabouts
from linli.journal.actions import SYSTEM, seal
from linli.journal.models import Position
from linli.journal.readers import read, skip
from linli.journeys.counting_again import COUNTING_AGAIN
from linli.journeys.earning import EARNING
from linli.journeys.promised import PROMISED
from linli.journeys.readers import READERS
from linli.journeys.routing import ROUTING
from linli.journeys.telling import TELLING
from linli.notify.models import Message, Notice
from linli.packs.apply import apply
from linli.packs.schema import Pack
from linli.people.bulk import Newcomer, enter
from linli.people.models import Person

ANSWERED = "/desk/visits/"  # where notices of answers to diaries lead
BATCH = 2000
STRETCH = 10_000
SEALED = 100_000
IDLE = (
    PROMISED,
    ROUTING,
    TELLING,
    COUNTING_AGAIN,
    EARNING,
)  # its lives are told already, nobody hears of it, every deadline is new
IN_POST = timedelta(days=3 * 365)

Progress = Callable[[int], None]
Stage = Callable[[str, int], AbstractContextManager[Progress]]


@contextmanager
def quietly(label: str, length: int) -> Iterator[Progress]:
    """A stage that nobody watches."""
    yield lambda steps: None


@dataclass(frozen=True)
class Demonstration:
    """What to load: a pack at a scale; `seed` and `now` decide everything that is drawn."""

    pack: Pack
    scale: float
    seed: int
    now: datetime
    stage: Stage = quietly

    @uncollected()
    @transaction.atomic
    def load(self) -> Sizes:
        """Apply the pack and load. Returns the sizes. Refusal when people or cases are here already."""
        refuse_over_others()
        wanted = sizes(self.pack, self.scale)
        self._apply()
        areas = self._areas(wanted)
        people, organisations = self._people(wanted, areas)
        self._households(areas, people)
        staff = Staff(people, organisations)
        self._stations(wanted, areas, staff)
        self._volunteers()
        self._cases(wanted, areas, staff)
        self._visits(staff)
        meetings.to_come(Random(f"{self.seed} agendas"), self.now)
        services.serve(staff, Random(f"{self.seed} services"), self.now)
        learning(staff, Random(f"{self.seed} learning"), self.now)
        reported(Random(f"{self.seed} reports"), self.now)
        with self.stage(_("Points"), 1) as done:
            points.banked(staff, Random(f"{self.seed} points"), self.now)
            done(1)
        deciding(Random(f"{self.seed} deciding"), self.now)
        calling(Random(f"{self.seed} tasks"), self.now)
        _tell_nobody()
        self._count()
        return wanted

    def _apply(self) -> None:
        with self.stage(_("Practice"), 1) as done:
            apply(self.pack, by=SYSTEM, now=self.now)
            practice = Practice.objects.get()
            keep_practice(settings={**practice.settings, MARK: True}, by=SYSTEM, now=self.now)
            done(1)

    def _areas(self, wanted: Sizes) -> dict[Plot, Area]:
        root = plots(self.pack, wanted.areas)
        draw(root, whereabouts(self.pack.practice.region), self._points("areas"))
        with self.stage(_("Areas"), sum(wanted.areas.values())) as done:
            return entering.enter(root, now=self.now, progress=done)

    def _people(self, wanted: Sizes, areas: Mapping[Plot, Area]) -> tuple[list[Newcomer], dict[int, str]]:
        organisations = Organisations(areas, now=self.now)
        with self.stage(_("Organisations"), sum(wanted.organisations.values())) as done:
            organisations.found(self.pack, wanted.organisations, done)
        people = newcomers(self.pack, wanted, areas, organisations)
        with self.stage(_("People"), len(people)) as done:
            since = timezone.localdate(self.now - IN_POST)
            enter(people, password=make_password(PASSWORD), since=since, by=SYSTEM, now=self.now)
            done(len(people))
        return people, {each.pk: each.kind for here in organisations.at.values() for each in here}

    def _households(self, areas: Mapping[Plot, Area], people: list[Newcomer]) -> None:
        grids, dice = households.of_grids(areas), Random(f"{self.seed} households")
        with self.stage(_("Households"), households.count(grids)) as done:
            households.move_in(grids, people, dice, self.now, done, self._homes(areas))

    def _homes(self, areas: Mapping[Plot, Area]) -> Callable[[Area], list[str]]:
        plots, points = {area.pk: plot for plot, area in areas.items()}, self._points("homes")

        def of(grid: Area) -> list[str]:
            drawn = plots[grid.pk].drawn
            assert drawn is not None, "areas are drawn before anybody lives in them"
            return [f"{x:.6f},{y:.6f}" for x, y in scatter(drawn, households.MOST, points)]

        return of

    def _stations(self, wanted: Sizes, areas: Mapping[Plot, Area], staff: Staff) -> None:
        dice = Random(f"{self.seed} stations")
        rows = stations.found(self.pack, wanted.stations, areas, dice, self._points("stations"))
        with self.stage(_("Stations"), len(rows)) as done:
            stations.enter(rows, self.now, done)
        stations.looked_at(staff, dice, self.now)
        with self.stage(_("Duty"), 1) as done:
            duty.on_duty(staff, Random(f"{self.seed} duty"), self.now)
            done(1)
        with self.stage(_("Activities"), 1) as done:
            activities.happening(Random(f"{self.seed} activities"), self.now)
            done(1)
        with self.stage(_("Meetings"), 1) as done:
            meetings.held(Random(f"{self.seed} meetings"), self.now)
            done(1)

    def _volunteers(self) -> None:
        with self.stage(_("The volunteers"), 1) as done:
            volunteers.helping(Random(f"{self.seed} volunteers"), self.now)
            promises.promising(Random(f"{self.seed} promises"), self.now)
            done(1)

    def _cases(self, wanted: Sizes, areas: Mapping[Plot, Area], staff: Staff) -> None:
        known, dice = tables.get(), Random(f"{self.seed} cases")
        clock = Clock(known.calendar, self.now)
        ground = Ground(areas, dice, self._points("spots"))
        categories = [category for category in known.categories.values() if category.active]
        limits = known.practice.settings["limits"] if known.practice else {}
        rungs = list(Rung.objects.filter(active=True).order_by("order"))
        teller = Teller(staff, clock, dice, rungs, limits.get("parking", 60))
        needs = Needs(categories, ground, clock, dice).of_a_year(wanted.cases)
        with self.stage(_("Cases"), len(needs)) as done:
            for start in range(0, len(needs), BATCH):
                lives = [teller.life(need) for need in needs[start : start + BATCH]]
                done(land(lives))
        ends = [each for each in categories if each.pk not in {other.parent_id for other in categories}]
        Today(staff, ends, dice, self.now).happen()
        if known.practice and Channel.CHAT in known.practice.channels:
            chat(staff, categories, dice, self.now)

    def _visits(self, staff: Staff) -> None:
        with self.stage(_("Visits"), WORKERS * EACH) as done:
            visiting(staff, Random(f"{self.seed} visits"), self.now, done)

    def _count(self) -> None:
        """Seal the journal and let its readers read; nobody is told of what was invented."""
        while seal(now=self.now, stretch=SEALED):
            pass
        for reader in IDLE:
            skip(reader)
        readers = [reader for reader in READERS if reader not in IDLE]
        with self.stage(_("Counters"), Position.objects.count() * len(readers)) as done:
            for reader in readers:
                while seen := read(reader, limit=STRETCH):
                    done(seen)

    def _points(self, what: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, *what.encode()])


def _tell_nobody() -> None:
    """Nobody hears of what was invented, in an inbox or by text; but of answers to diaries, so that one inbox shows
    what an inbox is."""
    Message.objects.all().delete()
    Notice.objects.exclude(link__startswith=ANSWERED).delete()


def refuse_over_others() -> None:
    """Raise Refusal when the database holds people or cases: invented data is never put over real data."""
    cases, people = Case.objects.count(), Person.objects.count()
    if cases or people:
        raise Refusal(
            _(
                "There are %(cases)d cases and %(people)d people here already. A demonstration is loaded into an empty "
                "database only: set LINLI_VAR to another folder, or DATABASE_URL to another database."
            )
            % {"cases": cases, "people": people}
        )
