"""No kind of step of a case is forgotten when people are told."""

from linli.cases.events import LABELS
from linli.commitments.events import LABELS as COMMITMENTS
from linli.journeys import promised
from linli.journeys.told import SILENT, TOLD


def test_every_step_of_a_case_is_told_to_somebody_or_says_why_not() -> None:
    kinds = {kind for kind in LABELS if kind.startswith("case.")}
    unsaid = kinds - set(TOLD) - set(SILENT)
    assert unsaid == set(), f"Say in linli/journeys/told.py who hears of {unsaid}, or why nobody does."
    assert (set(TOLD) | set(SILENT)) - kinds == set()
    assert set(TOLD) & set(SILENT) == set()


def test_no_two_steps_are_told_in_the_same_words() -> None:
    said = [str(told.words) for told in TOLD.values()]
    assert len(set(said)) == len(said)
    assert [words for words in said if "%(" in words] == []  # the case's number is put behind them by whoever tells


def test_every_step_of_a_promise_is_told_to_somebody_or_says_why_not() -> None:
    kinds = {kind for kind in COMMITMENTS if kind.startswith("commitment.")}
    assert set(promised.TOLD) | set(promised.SILENT) == kinds
    assert set(promised.TOLD) & set(promised.SILENT) == set()
