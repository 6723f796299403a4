"""Parent and child cases: split off, joined, finished one by one, and the whole only after them."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Channel, Outcome, Status
from linli.core.refusal import Refusal
from linli.journal.queries import broken_links
from tests.cast import NOW, Cast


def split(cast: Cast, case: Case, **more: object) -> Case:
    return cases.split(case=case, by=cast.dispatcher, now=NOW, words="更换电缆", organisation=cast.works, **more)


def test_a_part_has_its_own_words_organisation_and_deadline(cast: Cast) -> None:
    case = cast.in_hand()
    part = split(cast, case, deadline_class=cast.noise.deadline_class)
    assert (part.text, part.lead, part.status, part.channel) == ("更换电缆", cast.works, Status.ASSIGNED, Channel.PART)
    assert (part.parent_id, part.deadline_class_id) == (case.pk, cast.noise.deadline_class_id)
    assert Case.objects.get(pk=case.pk).whole
    assert list(broken_links("case", part.pk)) == []


def test_a_whole_is_finished_after_its_parts(cast: Cast) -> None:
    case = cast.in_hand()
    part = split(cast, case)
    with pytest.raises(Refusal, match=f"Parts of it are still open: No. {part.pk}"):
        cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    cases.start(case=part, by=cast.officer, now=NOW)
    cases.finish(case=part, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="换好了")
    done = cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    assert done.status == Status.DONE


def test_another_case_becomes_a_part_and_stands_by_itself_again(cast: Cast) -> None:
    whole, part = cast.in_hand(), cast.case("井盖也坏了")
    cases.join(case=part, into=whole, by=cast.dispatcher, now=NOW)
    assert (Case.objects.get(pk=part.pk).parent, Case.objects.get(pk=whole.pk).whole) == (whole, True)
    cases.stand_alone(case=part, by=cast.dispatcher, now=NOW)
    assert (Case.objects.get(pk=part.pk).parent, Case.objects.get(pk=whole.pk).whole) == (None, False)


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        ("itself", "A case cannot be a part of itself"),
        ("a part", "is itself a part of No."),
        ("settled", "is settled already"),
        ("a whole", "has parts of its own"),
    ],
)
def test_joining_that_makes_no_sense_is_refused_in_a_sentence(cast: Cast, prepare: str, sentence: str) -> None:
    case, whole = cast.in_hand(), cast.in_hand()
    if prepare == "itself":
        whole = case
    elif prepare == "a part":
        whole = split(cast, whole)
    elif prepare == "settled":
        cases.finish(case=whole, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="修好了")
    else:
        split(cast, case)
    with pytest.raises(Refusal, match=sentence):
        cases.join(case=case, into=whole, by=cast.dispatcher, now=NOW)


def test_a_whole_is_not_merged_into_another(cast: Cast) -> None:
    case = cast.in_hand()
    split(cast, case)
    with pytest.raises(Refusal, match="A case with parts, or that is a part"):
        cases.merge(case=case, into=cast.case(), by=cast.dispatcher, now=NOW)


def test_when_the_resident_takes_the_whole_back_its_parts_stand_by_themselves(cast: Cast) -> None:
    whole, part = cast.case(), cast.case("井盖也坏了")
    cases.join(case=part, into=whole, by=cast.dispatcher, now=NOW)
    cases.withdraw(case=whole, now=NOW)
    assert Case.objects.get(pk=part.pk).parent is None
