"""Papers drawn by rule."""

from dataclasses import dataclass
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from linli.core.refusal import Refusal
from linli.training.drawing import Line, drawn


@dataclass(frozen=True)
class Asked:
    pk: int
    kind: str
    topic: str
    difficulty: str


KINDS, TOPICS, DIFFICULTIES = ("single", "short"), ("a", "b"), ("easy", "hard")
BANK = some.lists(
    some.tuples(some.sampled_from(KINDS), some.sampled_from(TOPICS), some.sampled_from(DIFFICULTIES)), max_size=7
).map(lambda rows: [Asked(at, *row) for at, row in enumerate(rows)])
RULE = some.lists(
    some.builds(
        Line,
        kind=some.sampled_from(KINDS),
        count=some.integers(1, 3),
        points=some.just(2),
        topic=some.sampled_from(("", *TOPICS)),
        difficulty=some.sampled_from(("", *DIFFICULTIES)),
    ),
    min_size=1,
    max_size=3,
).map(tuple)


def possible(rule: tuple[Line, ...], bank: list[Asked]) -> bool:
    """Whether the rule can be filled at all: every way is tried."""
    wishes = [line for line in rule for _one in range(line.count)]
    if len(wishes) > len(bank):
        return False
    ways = permutations(bank, len(wishes))
    return any(all(line.takes(each) for line, each in zip(wishes, way, strict=True)) for way in ways)


@pytest.mark.django_db
@given(RULE, BANK, some.integers(0, 9))
def test_a_rule_is_filled_whenever_it_can_be_exactly_and_without_a_question_twice(
    rule: tuple[Line, ...], bank: list[Asked], seed: int
) -> None:
    if not possible(rule, bank):
        with pytest.raises(Refusal):
            drawn(rule, bank, str(seed))
        return
    found = drawn(rule, bank, str(seed))
    assert len({question.pk for _line, question in found}) == len(found) == sum(line.count for line in rule)
    assert all(line.takes(question) for line, question in found)
    assert found == drawn(rule, list(reversed(bank)), str(seed))


def test_two_seeds_draw_two_papers_and_one_seed_one() -> None:
    bank = [Asked(at, "single", "a", "easy") for at in range(50)]
    first, again, other = (drawn((Line("single", 20, 1),), bank, seed) for seed in ("1", "1", "2"))
    assert first == again != other


@pytest.mark.django_db
def test_a_rule_the_bank_cannot_fill_says_which_line_and_how_many_there_are() -> None:
    bank = [Asked(1, "single", "a", "easy")]
    with pytest.raises(Refusal) as refused:
        drawn((Line("single", 3, 2, topic="a", difficulty="easy"),), bank, "1")
    said = "The rule asks for 3 questions of “Single choice · a · Easy”, and only 1 are left for it in the bank."
    assert str(refused.value) == said
