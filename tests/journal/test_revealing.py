"""One way in to whatever is shown whole: the purpose first, in the room's own words of asking."""

import pytest

from linli.cases import actions as cases
from linli.core.refusal import Refusal
from linli.journal.queries import story
from linli.residents import actions as residents
from tests.cast import NOW, Cast
from tests.residents.conftest import enter, open_file

__all__ = ["enter", "open_file"]


@pytest.mark.parametrize("purpose", ["", "  ", "\u200b"])
def test_each_room_asks_for_a_purpose_in_its_own_words(cast: Cast, open_file, enter, english: None, purpose) -> None:
    household, case = open_file(), cast.case(contact_phone="13800005678")
    said = {"by": cast.dispatcher, "now": NOW, "purpose": purpose}
    for reveal, sentence in (
        (lambda: cases.reveal_contact(case=case, **said), "Say what you need the contact details for."),
        (lambda: residents.reveal_household(household=household, **said), "Say what you need these details for."),
    ):
        with pytest.raises(Refusal) as refused:
            reveal()
        assert (str(refused.value), refused.value.field) == (sentence, "purpose")
    assert [each.kind for each in story("household", household.pk)] == ["household.added"]


def test_a_purpose_longer_than_anybody_reads_is_refused_in_both(cast: Cast, open_file, english: None) -> None:
    household, case = open_file(), cast.case(contact_phone="13800005678")
    said = {"by": cast.dispatcher, "now": NOW, "purpose": "送药" * 101}
    for reveal in (
        lambda: cases.reveal_contact(case=case, **said),
        lambda: residents.reveal_household(household=household, **said),
    ):
        with pytest.raises(Refusal, match="Too long: 202 characters, at most 200"):
            reveal()
