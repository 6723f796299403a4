"""What a rule would have done, in sentences with their numbers, and some of the cases."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.areas.tree import tree
from linli.cases.models import Case, Rule
from linli.cases.trying import End, Sample, Tried
from linli.cases.words import Held
from linli.catalogue.tables import tables
from linli.core.text import first_words
from linli.people.directory import directory

WORDS = 40


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the cases: where it is now, and where it would be."""

    case: Case
    words: str
    where: str
    category: str
    now: str
    then: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences, the warnings, and the samples."""

    sentences: list[str]
    warnings: list[str]
    samples: list[Shown]


def told(rule: Rule, done: Tried) -> Told:
    """A trial as the page shows it."""
    return Told(list(_sentences(rule, done)), list(_warnings(done)), [_shown(each) for each in done.samples])


def _sentences(rule: Rule, done: Tried) -> Iterator[str]:
    numbers = {"looked_at": done.looked_at, "met": done.met}
    yield _("Of the last %(looked_at)d cases that you may see, %(met)d fit this rule.") % numbers
    told = [
        (done.earlier, ngettext("%(count)d an earlier rule takes.", "%(count)d an earlier rule takes.", done.earlier)),
        *((done.ends[end], sentence) for end, sentence in _ends(done)),
    ]
    for count, sentence in told:
        if count:
            yield sentence % {"count": count}
    if done.other_class:
        yield _("%(count)d would have another deadline class than now.") % {"count": done.other_class}


def _ends(done: Tried) -> Iterator[tuple[End, str]]:
    ends = done.ends
    yield (
        End.ELSEWHERE,
        ngettext(
            "%(count)d would have gone elsewhere than where it is now.",
            "%(count)d would have gone elsewhere than where they are now.",
            ends[End.ELSEWHERE],
        ),
    )
    yield (
        End.FROM_NOBODY,
        ngettext(
            "%(count)d that nobody has would have been sent.",
            "%(count)d that nobody has would have been sent.",
            ends[End.FROM_NOBODY],
        ),
    )
    yield (
        End.SAME,
        ngettext("%(count)d would be where it is anyway.", "%(count)d would be where they are anyway.", ends[End.SAME]),
    )
    yield (
        End.HELD,
        ngettext(
            "%(count)d would have been left to people.", "%(count)d would have been left to people.", ends[End.HELD]
        ),
    )


def _warnings(done: Tried) -> Iterator[str]:
    if done.looked_at and not done.met:
        yield _("No case fits. Look at the words and the place again, or keep the rule for what is to come.")
    elif done.met and done.met == done.earlier:
        yield _("Earlier rules take all of them. Put this rule further up.")
    if done.returned:
        yield ngettext(
            "%(count)d would go round in a circle: they returned it. It would be left to people.",
            "%(count)d would go round in a circle: they returned them. They would be left to people.",
            done.returned,
        ) % {"count": done.returned}


def _shown(sample: Sample) -> Shown:
    case, whole = sample.case, tree.get()
    return Shown(
        case=case,
        words=first_words(case.text, WORDS),
        where=whole.full_name(case.area_id) if case.area_id in whole.nodes else "",
        category=str(tables.get().categories.get(case.category_id or 0, "")),
        now=directory.get().name(case.lead_id) or _("nobody"),
        then=_then(sample),
        changed=sample.end in (End.ELSEWHERE, End.FROM_NOBODY),
    )


def _then(sample: Sample) -> str:
    if sample.end is End.NOT_SENT:
        return _("as now; level, time or urgency by the rule")
    if sample.way.held:
        return _("left to people: %(why)s") % {"why": Held(sample.way.held).label}
    return str(sample.way.organisation)
