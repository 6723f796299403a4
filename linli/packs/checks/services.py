"""Checks of services.yaml."""

from collections.abc import Iterator

from linli.core.deadline import Allowance
from linli.core.refusal import Refusal
from linli.packs.checks.catalogue import walk
from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.base import Span
from linli.packs.schema.cases import Cases
from linli.packs.schema.catalogue import Catalogue
from linli.packs.schema.people import People
from linli.packs.schema.services import Item, Services
from linli.services import limits
from linli.services.lines import read_materials, read_questions


def check_words(services: Services) -> Iterator[Found]:
    """Each list, kind, audience and theme once; themes are for known audiences."""
    yield from twice(services.lists, ("lists",), "list")
    yield from twice(services.kinds, ("kinds",), "kind")
    yield from twice(services.audiences, ("audiences",), "audience")
    yield from twice(services.themes, ("themes",), "theme")
    known = [each.key for each in services.audiences]
    for at, theme in enumerate(services.themes):
        for place, key in enumerate(theme.audiences):
            yield from unknown(key, known, ("themes", at, "audiences", place), "an audience")


def check_items(services: Services) -> Iterator[Found]:
    """Codes are unique; lists and kinds are kept here; nothing is promised for longer than the law gives."""
    lists, kinds = {each.key for each in services.lists}, {each.key for each in services.kinds}
    codes = [item.code for item in services.items]
    for at, item in enumerate(services.items):
        if item.code in codes[:at]:
            yield ("items", at, "code"), f"expected a code of its own for each item, found “{item.code}” again."
        if item.listed not in lists:
            yield ("items", at, "listed"), f"expected one of the lists above, found “{item.listed}”."
        if item.kind not in kinds:
            yield ("items", at, "kind"), f"expected one of the kinds above, found “{item.kind}”."
        yield from _limits(at, item)
        yield from _lines(at, item)


def check_references(services: Services, people: People, catalogue: Catalogue, cases: Cases) -> Iterator[Found]:
    """Organisations, categories and skills are known."""
    organisations = [each.key for each in people.organisations]
    categories = [category.key for _place, category, _above in walk(catalogue.categories)]
    for at, item in enumerate(services.items):
        yield from unknown(item.organisation, organisations, ("items", at, "organisation"), "an organisation")
        yield from unknown(item.category, categories, ("items", at, "category"), "a category in catalogue.yaml")
    skills = [skill.key for skill in cases.skills]
    for at, theme in enumerate(services.themes):
        for place, key in enumerate(theme.skills):
            yield from unknown(key, skills, ("themes", at, "skills", place), "a skill in cases.yaml")


def _limits(at: int, item: Item) -> Iterator[Found]:
    if item.at_once and item.promised:
        yield ("items", at, "promised"), "expected “at_once” or a promised limit, found both."
    if item.legal and item.promised and limits.longer(_allowance(item.promised), _allowance(item.legal)):
        yield ("items", at, "promised"), "expected no longer than the legal limit, found a longer one."


def _allowance(span: Span) -> Allowance:
    return Allowance(span.amount, span.unit)


def _lines(at: int, item: Item) -> Iterator[Found]:
    for name, read in (("materials", read_materials), ("questions", read_questions)):
        try:
            read("\n".join(getattr(item, name)))
        except Refusal as refusal:
            yield ("items", at, name), f"expected lines as described, found: {refusal}"
    if item.kind == "for_you" and not item.steps:
        yield ("items", at, "kind"), "expected the steps of what is done for people, found none."
