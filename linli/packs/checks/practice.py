"""Checks of practice.yaml."""

import re
from collections.abc import Iterator
from datetime import time

from linli.notify.timing import within
from linli.packs.checks.found import Found
from linli.packs.schema.notifications import Quiet
from linli.packs.schema.practice import Practice

NAMED = re.compile(r"\{[^}]*\}?")
MAY_NAME = ("{number}", "{code}", "{link}")
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


def check_hours(practice: Practice) -> Iterator[Found]:
    """Quiet hours are a stretch of time, and the daily message does not come in them."""
    said = practice.notifications
    if said.quiet is None:
        return
    if said.quiet.begins == said.quiet.ends:
        yield (
            ("notifications", "quiet", "ends"),
            f"expected another time than they begin, found “{said.quiet.ends}”; write “quiet: null” for none.",
        )
    elif within(time.fromisoformat(said.daily_at), _clocks(said.quiet)):
        yield (
            ("notifications", "daily_at"),
            f"expected a time outside the quiet hours, found “{said.daily_at}”, which lies in them.",
        )


def check_texts(practice: Practice) -> Iterator[Found]:
    """Text messages name what is known, and how to get to the case."""
    texts = practice.notifications.texts
    for moment, words in (texts.words() if texts else {}).items():
        where = ("notifications", "texts", moment)
        may = [*MAY_NAME, "{day}"] if moment == "look_again" else MAY_NAME
        for name in NAMED.findall(words):
            if name not in may:
                yield where, f"expected one of {', '.join(may)}, found “{name}”."
        if "{link}" not in words and "{code}" not in words:
            yield where, "expected “{link}” or “{code}” in it, found neither."


def _clocks(quiet: Quiet) -> tuple[time, time]:
    return time.fromisoformat(quiet.begins), time.fromisoformat(quiet.ends)
