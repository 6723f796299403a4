"""Lines of a roll before they stand on it: as a list names somebody, and as they will stand there."""

from dataclasses import dataclass
from decimal import Decimal

from linli.core.text import clean
from linli.people.models import Account

NAME, ABOUT = 60, 120


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with the right to vote, as a list names them; `about`: address or group; `floor_area`: of an owner's
    homes, in m²."""

    name: str
    about: str = ""
    floor_area: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is to stand on the roll. `said`: by which the same one is known again."""

    said: str
    name: str
    about: str = ""
    account: Account | None = None
    floor_area: Decimal | None = None


def line_of(named: Named) -> Line:
    """The line for somebody on a list. Refusal for what is too long."""
    name, about = clean(named.name, NAME, field="named"), clean(named.about, ABOUT, field="named")
    return Line(f"{''.join(name.split())}\0{''.join(about.split())}", name, about, floor_area=named.floor_area)
