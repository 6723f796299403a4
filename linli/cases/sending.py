"""To whom a rule sends a case, and why not: never back to who returned it, never to whom it is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from linli.areas.tree import tree
from linli.cases.models import Case, Rule
from linli.cases.words import Held
from linli.journal.models import Event
from linli.people.directory import directory
from linli.people.models import Organisation, Post


@dataclass(frozen=True, slots=True)
class Past:
    """Who has returned which case (by its number), and where the persons serve whom cases are about."""

    returned: dict[int, set[int]] = field(default_factory=dict)
    serving: dict[int, set[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """Where a case goes by a rule. `held`: why it does not go to the organisation, or to none."""

    organisation: Organisation | None = None
    held: Held | None = None


def past(cases: Iterable[Case]) -> Past:
    """What keeps these cases from somebody. No query where none was returned and none is about a person, else one for
    each."""
    returned = {case.pk for case in cases if case.returns}
    persons = {case.about_person_id for case in cases if case.about_person_id}
    found = Past()
    if returned:
        events = Event.objects.filter(subject_type="case", subject_id__in=returned, kind="case.returned")
        for pk, data in events.values_list("subject_id", "data"):
            found.returned.setdefault(pk, set()).add((data.get("lead") or [0])[0])
    if persons:
        posts = Post.objects.filter(person__in=persons)
        for person, organisation in posts.values_list("person_id", "organisation_id"):
            found.serving.setdefault(person, set()).add(organisation)
    return found


def way(rule: Rule, case: Case, known: Past) -> Way:
    """Whom the rule sends the case to."""
    if not rule.sends:
        return Way()
    fits = _named(rule) if rule.organisation_id else nearest(rule.organisation_kind, case.area_id)
    if len(fits) != 1:
        return Way(held=Held.SEVERAL if fits else Held.GONE if rule.organisation_id else Held.NOBODY)
    return Way(fits[0], _held(fits[0], case, known))


def _named(rule: Rule) -> list[Organisation]:
    found = directory.get().organisations.get(rule.organisation_id or 0)
    return [found] if found and found.active else []


def nearest(kind: str, area_id: int) -> list[Organisation]:
    """Those of a kind in the smallest area around the place that has any."""
    known = directory.get()
    for each in reversed(tree.get().lineage(area_id)):
        if found := [row for row in known.at(each) if row.kind == kind]:
            return found
    return []


def _held(to: Organisation, case: Case, known: Past) -> Held | None:
    above = directory.get().line([to.pk])  # what is about one of them is not for it
    if case.about_organisation_id in above or above & known.serving.get(case.about_person_id or 0, set()):
        return Held.ABOUT
    return Held.RETURNED if to.pk in known.returned.get(case.pk, ()) else None
