"""Checks of practice.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found
from linli.packs.schema.practice import Practice

LONGEST = {"zh": 120, "en": 160}


def check_mottos(practice: Practice) -> Iterator[Found]:
    """The mottos fit on one line under the title."""
    for language, most in LONGEST.items():
        together = joined_mottos(practice, language)
        if len(together) > most:
            yield (
                ("mottos",),
                f"expected at most {most} characters of mottos in “{language}”, found {len(together)}.",
            )


def joined_mottos(practice: Practice, language: str) -> str:
    """All mottos on one line, in “zh” or “en”."""
    return " · ".join(getattr(motto, language) for motto in practice.mottos)
