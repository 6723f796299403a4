"""The rates as they are shown: in per cent, of how many, with a way to the cases behind every number."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.ladder import rungs
from linli.cases.words import Outcome
from linli.catalogue.tables import tables
from linli.desk.choices import family
from linli.desk.rates.asked import AREA, CATEGORY, LEAD, Asked
from linli.insight import rates
from linli.insight.measures import Weight, measures
from linli.insight.rates import Rates, Reckoned
from linli.insight.words import GRADES, Result, Standing
from linli.people.directory import directory

OUTCOMES = {
    Result.AT_ONCE: Outcome.AT_ONCE,
    Result.WITHIN: Outcome.IN_TIME,
    Result.NOT_NOW: Outcome.NOT_NOW,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One result of a rate: its word, how many, how much of each counts; `link` leads to the cases."""

    word: str
    count: int
    credit: int | None
    link: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One rate: `part` of `whole` are weighed; `cases` is the plain number behind `whole`."""

    key: str
    name: str
    percent: str
    part: str
    whole: str
    cases: int
    share: int
    left_out: int
    part_link: str
    whole_link: str
    out_link: str
    pieces: list[Piece]

    @property
    def weighed(self) -> bool:
        """Whether the whole is more than a plain number of cases."""
        return self.whole != str(self.cases)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what it is about, the three rates and the total; `link` leads further down."""

    name: str
    link: str
    three: list[Shown]
    total: str


def shown(asked: Asked, found: Rates, value: str = "") -> list[Shown]:
    """The three rates of a question, or of one value of its table."""
    return [_one(asked, each, value) for each in found.three]


def percent(share: float | None) -> str:
    """One digit behind the point; a dash where there is nothing to divide by."""
    return "—" if share is None else f"{share * 100:.1f}"


def plain(number: float) -> str:
    """A weighed number, with a digit behind the point only where it has one."""
    return f"{number:.0f}" if number == int(number) else f"{number:.1f}"


def _one(asked: Asked, found: Reckoned, value: str) -> Shown:
    def link(of: str) -> str:
        narrowed = {"value": value} if value else {}
        return reverse("desk:rates:cases") + asked.address(beside={"rate": found.measure.key, "of": of, **narrowed})

    return Shown(
        key=found.measure.key,
        name=found.measure.name,
        percent=percent(found.share),
        part=plain(found.part),
        whole=plain(found.whole),
        cases=found.cases,
        share=found.measure.share,
        left_out=found.left_out,
        part_link=link("part"),
        whole_link=link("whole"),
        out_link=link("out"),
        pieces=[
            Piece(
                piece_word(each.standing, each.result), each.count, each.credit, link(f"{each.standing}:{each.result}")
            )
            for each in sorted(found.pieces, key=_place)
        ],
    )


def _place(piece: rates.Piece) -> tuple[int, int]:
    """What counts most first, what is left out last."""
    return 1 if piece.credit is None else -piece.credit, -piece.count


def result_word(result: str) -> str:
    """The locality's word for how it came out, or the program's own."""
    if result in GRADES:
        return look.grade_word(int(result))
    if result in OUTCOMES:
        return look.outcome_word(OUTCOMES[Result(result)])
    return str(Result(result).label)


def piece_word(standing: str, result: str) -> str:
    """A result, with who said it where that matters."""
    return f"{result_word(result)} · {Standing(standing).label}" if standing else result_word(result)


def weights() -> list[tuple[str, int]]:
    """What weighs more than 1, in the locality's words, in the order in which it is looked for."""
    return [(" · ".join(_kinds(each)), each.weight) for each in measures().weights]


def _kinds(weight: Weight) -> Iterator[str]:
    known = tables.get()
    for each in known.deadline_classes.values():
        if each.key == weight.deadline_class:
            yield str(each)
    yield from (str(known.categories_by_key.get(key, key)) for key in sorted(weight.categories))
    yield from (look.channel_word(key) for key in sorted(weight.channels))
    yield from (str(rung) for rung in rungs.get().values() if rung.key in weight.levels)


def lines(asked: Asked) -> list[Line]:
    """The table below the rates, split up as asked."""
    return list(LINES[asked.by](asked))


def _areas(asked: Asked) -> Iterator[Line]:
    below = [node for node in tree.get().nodes.values() if node.parent_id == asked.area_id]
    found = rates.by_area([node.id for node in below], asked.first, asked.last)
    for node in below:
        if node.id in found:
            link = asked.address(area_id=node.id)
            yield _line(asked, str(node), link, found[node.id], str(node.id))
    here = rates.without(rates.rates(asked.area_id, asked.first, asked.last), found.values())
    if found and any(each.pieces for each in here.three):
        yield _line(asked, _("Not placed further down"), "", here, HERE)


def _categories(asked: Asked) -> Iterator[Line]:
    found = rates.by_value(asked.area_id, asked.first, asked.last, rates.Lens.CATEGORY)
    for root in tables.get().roots():
        of_root = [found[str(pk)] for pk in family(root.pk) if str(pk) in found]
        if of_root:
            yield _line(asked, str(root), "", rates.together(of_root), str(root.pk))
    if "" in found:
        yield _line(asked, _("Not yet classified"), "", found[""], "none")


def _leads(asked: Asked) -> Iterator[Line]:
    found = rates.by_value(asked.area_id, asked.first, asked.last, rates.Lens.LEAD)
    ranked = sorted(found.items(), key=lambda item: -sum(each.cases for each in item[1].three))
    for value, of_lead in ranked[:MOST]:
        name = directory.get().name(int(value)) if value else _("Handed to nobody")
        yield _line(asked, name, "", of_lead, value or "none")


def _channels(asked: Asked) -> Iterator[Line]:
    found = rates.by_value(asked.area_id, asked.first, asked.last, rates.Lens.CHANNEL)
    for channel in sorted(found):
        yield _line(asked, look.channel_word(channel), "", found[channel], channel)


def _line(asked: Asked, name: str, link: str, found: Rates, value: str) -> Line:
    return Line(name, link, shown(asked, found, value), percent(found.total))


MOST, HERE = 100, "here"
LINES = {AREA: _areas, CATEGORY: _categories, LEAD: _leads, "channel": _channels}
