"""Checks of rates.yaml and follow_up.yaml."""

from collections.abc import Iterator, Sequence
from typing import Any

from linli.packs.checks.catalogue import walk
from linli.packs.checks.found import Found, unknown
from linli.packs.faults import Loc
from linli.packs.schema.cases import Cases as CasesSection
from linli.packs.schema.catalogue import Catalogue
from linli.packs.schema.follow_up import FollowUp
from linli.packs.schema.rates import Rates


def check_rates(rates: Rates) -> Iterator[Found]:
    """Grades from 5 down and never worth more for a worse one; nothing both counted and left out; parts that make
    100."""
    before = 100
    for at, said in enumerate(rates.satisfaction.points):
        if said.grade != 5 - at:
            yield (
                ("satisfaction", "points", at, "grade"),
                f"expected {5 - at}, from the best down, found {said.grade}.",
            )
        if said.points > before:
            yield (
                ("satisfaction", "points", at, "points"),
                f"expected at most {before}, as the better grade has, found {said.points}.",
            )
        before = min(before, said.points)
    for name in ("response", "resolution", "satisfaction"):
        yield from _once(getattr(rates, name).leaves_out, (name, "leaves_out"))
    yield from _once(rates.resolution.counts, ("resolution", "counts"))
    for at, word in enumerate(rates.resolution.counts):
        if word in rates.resolution.leaves_out:
            yield ("resolution", "counts", at), f"expected “{word}” counted or left out, found both."
    total = rates.total.response + rates.total.resolution + rates.total.satisfaction
    if total != 100:
        yield ("total",), f"expected parts that make 100, found {total}."


def check_weights(rates: Rates, catalogue: Catalogue) -> Iterator[Found]:
    """Weights of what exists; none after one that fits every case."""
    classes = [each.key for each in catalogue.deadline_classes]
    for at, said in enumerate(rates.weights):
        where = ("weights", at, "deadline_class")
        yield from unknown(said.deadline_class, classes, where, "a deadline class in catalogue.yaml")
        yield from _kinds(said.categories, said.channels, catalogue, ("weights", at))
        if not (said.deadline_class or said.categories or said.channels or said.levels):
            yield ("weights", at), "expected cases of some kind, found every case; then all weigh the same."


def check_weights_of_levels(rates: Rates, cases: CasesSection) -> Iterator[Found]:
    """Levels that the ladder has."""
    levels = [each.key for each in cases.ladder]
    for at, said in enumerate(rates.weights):
        for number, key in enumerate(said.levels):
            yield from unknown(key, levels, ("weights", at, "levels", number), "a level of the ladder in cases.yaml")


def check_script(follow_up: FollowUp) -> Iterator[Found]:
    """Each line once, and the grade among them; a redo is asked for in the resident's own words."""
    asked = [line.asks for line in follow_up.script]
    yield from _once(asked, ("script",))
    if "grade" not in asked:
        yield ("script",), "expected a line that asks for the grade, found none."
    if "redo" in asked and "words" not in asked:
        yield (
            ("script", asked.index("redo")),
            "expected a line that asks for the resident's words beside “redo”, found none.",
        )


def check_samples(follow_up: FollowUp, catalogue: Catalogue) -> Iterator[Found]:
    """Categories and channels that exist; none after a rule that fits every case."""
    last = len(follow_up.samples) - 1
    for at, said in enumerate(follow_up.samples):
        yield from _kinds(said.categories, said.channels, catalogue, ("samples", at))
        if at < last and not (said.channels or said.categories or said.outcomes):
            yield ("samples", at), "expected what fits every case last, found more after it that nobody would reach."


def _kinds(categories: Sequence[str], channels: Sequence[Any], catalogue: Catalogue, where: Loc) -> Iterator[Found]:
    """Categories and channels that are not in the catalogue."""
    known = [each.key for _place, each, _above in walk(catalogue.categories)]
    ways = [each.key.value for each in catalogue.channels]
    for number, key in enumerate(categories):
        yield from unknown(key, known, (*where, "categories", number), "a category in catalogue.yaml")
    for number, channel in enumerate(channels):
        yield from unknown(channel.value, ways, (*where, "channels", number), "a channel in catalogue.yaml")


def _once(words: Sequence[str], where: Loc) -> Iterator[Found]:
    for at, word in enumerate(words):
        if word in words[:at]:
            yield (*where, at), f"expected each once, found “{word}” again."
