"""docs/permissions.md: in each pack that ships, which role may do what."""

from linli.packs.check import load, practices
from linli.people.permissions import Permission

BEFORE = """# Who may do what

This page is generated from the roles of the packs (`linli/packs/practices/*/people.yaml`); change them there and run
`make generate`. A role holds within the area of the post that carries it, and everything below.
"""


def page() -> str:
    """One table a pack: permissions down, roles across."""
    return "\n".join([BEFORE, *(line for name in practices() for line in _pack(name))]) + "\n"


def _pack(name: str) -> list[str]:
    pack = load(name)
    roles = pack.people.roles
    head = [f"## {pack.practice.locality.zh} `{name}`", ""]
    head += ["| | " + " | ".join(role.name.zh for role in roles) + " |", "|---|" + ":-:|" * len(roles)]
    rows = []
    for permission in Permission:
        marks = ["●" if permission in role.permissions else "" for role in roles]
        rows.append(f"| `{permission.value}` | " + " | ".join(marks) + " |")
    return [*head, *rows, ""]
