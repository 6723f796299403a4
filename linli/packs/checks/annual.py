"""Checks of annual.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.annual import Annual
from linli.packs.schema.people import People
from linli.people.permissions import Permission


def check_annual(annual: Annual, people: People) -> Iterator[Found]:
    """Known roles, of which nobody owes two forms; readers who may read; a required section on service in each form."""
    yield from twice(annual.forms, ("forms",), "form")
    known = {role.key: role for role in people.roles}
    owed: dict[str, str] = {}
    for at, form in enumerate(annual.forms):
        for place, role in enumerate(form.roles):
            yield from unknown(role, known, ("forms", at, "roles", place), "a role in people.yaml")
            if role in owed:
                yield ("forms", at, "roles", place), f"expected a role that owes no other form, found “{role}”."
            owed[role] = form.key
        for place, role in enumerate(form.read_by):
            yield from unknown(role, known, ("forms", at, "read_by", place), "a role in people.yaml")
            if role in known and Permission.ANNUAL_READ not in known[role].permissions:
                yield ("forms", at, "read_by", place), f"expected a role that may annual.read, found “{role}”."
        yield from twice(form.sections, ("forms", at, "sections"), "section")
        if not any(part.service and part.least for part in form.sections):
            yield ("forms", at, "sections"), "expected a required section on service (service: true, least: 1 or more)."
    for place, role in enumerate(annual.idle.roles):
        yield from unknown(role, known, ("idle", "roles", place), "a role in people.yaml")
