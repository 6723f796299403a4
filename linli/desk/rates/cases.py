"""The list behind a number: which number an address means, and a page of its cases."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import Channel
from linli.catalogue.tables import tables
from linli.core.text import first_words
from linli.desk.choices import family
from linli.desk.rates.asked import AREA, Asked
from linli.desk.rates.shown import HERE, piece_word
from linli.insight.behind import Asked as Number
from linli.insight.behind import verdicts
from linli.insight.measures import measures
from linli.insight.words import RESULTS, Standing
from linli.people.models import Account

SIZE = 50
WORDS = 40


@dataclass(frozen=True, slots=True)
class Judged:
    """One case behind a number; `words` and `link` are empty for a case that is not one's to see."""

    pk: int
    day: str
    result: str
    words: str
    where: str
    category: str
    link: str


@dataclass(frozen=True, slots=True)
class Page:
    """Fifty cases, how many of them are not one's to see, and the place of the next page."""

    rows: list[Judged]
    hidden: int
    after: str


def number(asked: Asked, said: Mapping[str, str]) -> Number | None:
    """The number an address means; None where it means none."""
    measure, of = measures().of(said.get("rate", "")), said.get("of", "whole")
    standing, _colon, result = of.partition(":")
    known = of in ("part", "whole", "out") or (measure and standing in Standing and result in RESULTS[measure.rate])
    if measure is None or not known:
        return None
    found = Number(measure, asked.area_id, asked.first, asked.last, of)
    return _narrowed(found, asked, said.get("value", "")) if said.get("value") else found


def _narrowed(found: Number, asked: Asked, value: str) -> Number | None:
    if asked.by == AREA and value == HERE:
        return replace(found, here=True)
    if asked.by == AREA:
        node = tree.get().nodes.get(int(value)) if value.isdecimal() else None
        return replace(found, area_id=node.id) if node and asked.area_id in node.lineage else None
    if value == "none":
        return replace(found, lens=asked.by, values=(None,))
    if asked.by == "channel":
        return replace(found, lens=asked.by, values=(value,)) if value in Channel else None
    if not value.isdecimal():
        return None
    ids = family(int(value)) if asked.by == "category" else [int(value)]
    return replace(found, lens=asked.by, values=tuple(ids))


def page(found: Number, account: Account, after: str) -> Page:
    """The next fifty, newest first. Two queries."""
    rows = verdicts(found)
    day, _dot, pk = after.partition(".")
    if pk.isdecimal():
        rows = rows.filter(day__lte=day).exclude(day=day, id__gte=int(pk))
    listed = list(rows[: SIZE + 1])
    more, listed = len(listed) > SIZE, listed[:SIZE]
    visible = Case.objects.visible_to(account).filter(pk__in=[each.case_id for each in listed])
    known = {case.pk: case for case in visible.only("pk", "text", "area_id", "category_id")}
    told = [_told(each, known.get(each.case_id)) for each in listed]
    last = f"{listed[-1].day}.{listed[-1].pk}" if more else ""
    return Page([each for each in told if each], sum(each is None for each in told), last)


def _told(verdict: Any, case: Case | None) -> Judged | None:
    if case is None:
        return None
    return Judged(
        pk=case.pk,
        day=f"{verdict.day:%Y-%m-%d}",
        result=piece_word(verdict.standing, verdict.result),
        words=first_words(case.text, WORDS),
        where=tree.get().full_name(case.area_id),
        category=str(tables.get().categories.get(case.category_id or 0, "")),
        link=case.get_absolute_url(),
    )
