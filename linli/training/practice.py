"""What the practice says of training: kinds of course, topics, the usual paper, what qualifies and for how long."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from linli.catalogue.tables import tables

# Where a practice says nothing. 85 qualifies (E6).
USUAL: dict[str, Any] = {
    "courses": [],
    "topics": [],
    "qualifies": 85,
    "minutes": 60,
    "grace": 60,
    "half": False,
    "two_markers": True,
    "valid_months": 36,
    "renew_before": 60,
    "resits": 0,
    "paper": [],
}


@dataclass(frozen=True, slots=True)
class Training:
    """`courses` and `topics`: key -> name. `qualifies`: the pass mark in per cent; `minutes`: a paper's usual time;
    `grace`: seconds after it in which a paper still counts as in time; `half`: whether part of the right options, and
    no wrong one, earns half the points; `two_markers`: whether somebody other than the marker confirms a result;
    `valid_months`: how long a certificate is good (0: for ever); `renew_before`: days before its end in which it is
    due; `resits`: how often a failed exam may be sat again; `paper`: the usual rule."""

    courses: dict[str, str]
    topics: dict[str, str]
    qualifies: int
    minutes: int
    grace: int
    half: bool
    two_markers: bool
    valid_months: int
    renew_before: int
    resits: int
    paper: list[dict[str, Any]]


def training() -> Training:
    """The practice's, or what is usual."""
    practice = tables.get().practice
    said = USUAL | ((practice.settings.get("training") if practice else None) or {})
    place = 2 if get_language() == "en" else 1
    named = {what: {each[0]: each[place] for each in said[what]} for what in ("courses", "topics")}
    return Training(**{**said, **named})
