"""Invented organisations up to the locality's numbers, beside those the pack knows by name."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from linli.areas.models import Area
from linli.demo.plots import Plot, invented
from linli.journal.actions import SYSTEM
from linli.packs.schema import Pack
from linli.packs.schema.people import OrganisationKind
from linli.people import actions
from linli.people.models import Organisation

LEVEL_IN_NAME = re.compile(r"^\w*?（[^）]*）")


class Organisations:
    """The organisations of the demonstration by kind and by area."""

    def __init__(self, areas: Mapping[Plot, Area], *, now: datetime) -> None:
        self.areas, self.now = areas, now
        self.plots = {area.pk: plot for plot, area in areas.items()}
        self.at: dict[Plot, list[Organisation]] = {}
        for organisation in Organisation.objects.filter(active=True).order_by("id"):
            if organisation.area_id in self.plots:
                self.at.setdefault(self.plots[organisation.area_id], []).append(organisation)

    def found(self, pack: Pack, counts: Mapping[str, int], progress: Callable[[int], None]) -> None:
        """Found what is missing, kind by kind, spread evenly over the areas of the kind's level."""
        depths = {level.key: level.depth for level in pack.areas.levels}
        for kind in pack.people.organisation_kinds:
            plots = [plot for plot in self.areas if plot.depth == depths[kind.level]]
            has = Counter(plot for plot in plots for each in self.at.get(plot, []) if each.kind == kind.key)
            missing = counts.get(kind.key, 0) - has.total()
            self._spread(kind, _places(plots, has, missing))
            progress(missing)

    def of_kind(self, plot: Plot, kind: str) -> list[Organisation]:
        """Those of a kind in the area itself or the nearest one around it that has any."""
        here: Plot | None = plot
        while here is not None:
            if found := [each for each in self.at.get(here, []) if each.kind == kind]:
                return found
            here = here.parent
        return []

    def _spread(self, kind: OrganisationKind, places: Sequence[Plot]) -> None:
        often = Counter(places)
        for number, plot in enumerate(places, start=1):
            name, name_en = _named(kind, plot, number, len(places), alone=often[plot] == 1)
            organisation, _changed = actions.keep_organisation(
                code=f"demo-{kind.key}-{number}",
                kind=kind.key,
                name=name,
                name_en=name_en,
                area=self.areas[plot],
                parent=self._above(plot),
                by=SYSTEM,
                now=self.now,
            )
            self.at.setdefault(plot, []).append(organisation)

    def _above(self, plot: Plot) -> Organisation | None:
        """The first organisation of the nearest area around, or of the root."""
        above = plot.parent
        while above is not None:
            if above in self.at:
                return self.at[above][0]
            above = above.parent
        return self.at[plot][0] if plot in self.at and plot.parent is None else None


def _places(plots: Sequence[Plot], has: Counter[Plot], missing: int) -> list[Plot]:
    """Where the missing ones go: first where there is none, evenly spread, then around again."""
    places: list[Plot] = []
    seats = Counter(has)
    while plots and len(places) < missing:
        fewest = min(seats[plot] for plot in plots)
        empty = [plot for plot in plots if seats[plot] == fewest]
        take = min(missing - len(places), len(empty))
        chosen = [empty[at * len(empty) // take] for at in range(take)]
        places += chosen
        seats.update(chosen)
    return places


def _named(kind: OrganisationKind, plot: Plot, number: int, count: int, *, alone: bool) -> tuple[str, str]:
    if plot.parent is None or not alone:
        return invented(kind.name, number, count)
    return f"{plot.name}{LEVEL_IN_NAME.sub('', kind.name.zh)}", f"{plot.name_en}: {kind.name.en}"
