"""What a case is found by besides its words: where it is, who leads it, what it is about, how far it is.

They stand among the words in one index, so that "these words, in this street, still open" is one look, however common
the words and however small the street. They only narrow; whether somebody may see a case is asked of the case itself.
"""

from collections.abc import Iterator

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import OPEN, Status

# Numbers side by side share a span: of 4,096, of 32,768 … A search goes from new small ones to old large ones.
SPANS = (12, 15, 18, 21, 24, 27)


def of(case: Case) -> set[str]:
    """Every mark of a case."""
    about = {area(each) for each in tree.get().lineage(case.area_id)[1:]}
    about |= {category(case.category_id), channel(case.channel), group(case.status)}
    if case.lead_id:
        about.add(lead(case.lead_id))
    return about | {span(bits, case.pk >> bits) for bits in SPANS}


def area(pk: int) -> str:
    return f"@{pk}"


def lead(pk: int) -> str:
    return f"#{pk}"


def category(pk: int | None) -> str:
    return f"~{pk or 0}"


def channel(value: str) -> str:
    return f"={value}"


def group(status: str) -> str:
    """Open, done but not struck off, or ended: changes twice or so in a case's life."""
    if status in OPEN:
        return "+open"
    return "+done" if status in (Status.DONE, Status.VERIFIED) else "+ended"


def span(bits: int, place: int) -> str:
    return f"/{bits}.{place}"


def spans(below: int) -> Iterator[str]:
    """The spans that hold every number below this one, newest first: small ones until a larger one fits."""
    level = 0
    while below > 0:
        place = (below - 1) >> SPANS[level]
        yield span(SPANS[level], place)
        below = place << SPANS[level]
        if level + 1 < len(SPANS) and below & ((1 << SPANS[level + 1]) - 1) == 0:
            level += 1
