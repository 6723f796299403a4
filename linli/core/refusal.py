"""A refusal: what an action says, in a sentence a person can act on, when it will not do what was asked."""

from typing import Any


class Refusal(Exception):
    """Raised by actions before anything is changed.

    `sentence` is shown to the person as it is (a lazy translation); `field` names its form field, if any.
    """

    def __init__(self, sentence: Any, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class WrongState(Refusal):
    """The thing has moved on since the page was drawn."""


class NotAllowed(Refusal):
    """The person may not do this here."""
