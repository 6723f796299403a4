"""Checks of training.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.training import Training

WHOLE = 100


def check_training(training: Training) -> Iterator[Found]:
    """Each key once; the usual paper asks about known topics and comes to 100 points."""
    yield from twice(training.courses, ("courses",), "kind of course")
    yield from twice(training.topics, ("topics",), "topic")
    known = [topic.key for topic in training.topics]
    for at, line in enumerate(training.paper):
        yield from unknown(line.topic, known, ("paper", at, "topic"), "a topic")
    points = sum(line.count * line.points for line in training.paper)
    if points != WHOLE:
        yield ("paper",), f"expected a paper of {WHOLE} points, found {points}."
