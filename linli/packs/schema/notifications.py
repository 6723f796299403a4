"""practice.yaml, notifications: how those who serve are told until they choose for themselves."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import CLOCK, Section

Soon = Literal["now", "hourly"]
Whenever = Literal["now", "hourly", "daily", "never"]


class Ways(Section):
    """How soon each group of notices goes out beyond the inbox: at once, together every hour or every day, or never.
    What must reach its reader comes within the hour."""

    given: Soon = Field(default="now", description="A case is assigned to somebody, or is to be done again.")
    supervision: Soon = Field(default="now", description="Urging, supervision, circulars, the list.")
    mentions: Soon = Field(default="now", description="A colleague writes somebody's name in an internal note.")
    to_do: Whenever = Field(default="hourly", description="What waits for somebody's decision.")
    mine: Whenever = Field(default="hourly", description="What others did with a case that somebody has.")
    ratings: Whenever = Field(default="daily", description="What residents say of the result.")
    information: Whenever = Field(default="never", description="How cases ended in which somebody did their part.")


class Quiet(Section):
    """Hours in which nothing comes; what would come then comes together at their end."""

    begins: str = Field(pattern=CLOCK, description="When they begin; they may run across midnight.")
    ends: str = Field(pattern=CLOCK, description="When they end.")


Text = Annotated[str, Field(min_length=5, max_length=120)]


class Texts(Section):
    """Text messages to residents who left a mobile number, in Chinese, where the installation has a gateway. They may
    name {number}, {code}, {link} and, for look_again, {day}; what the case is about never stands in them."""

    quiet: Quiet | None = Field(
        default=Quiet(begins="20:30", ends="08:00"), description="Hours in which none is sent; `null`: none."
    )
    received: Text | None = Field(default=None, description="It has come in; names the query code.")
    done: Text | None = Field(default=None, description="It is done; {link} leads to the rating.")
    declined: Text | None = Field(
        default=None, description="It is not taken on; {link} leads to the reason, and to where to go instead."
    )
    redo_granted: Text | None = Field(default=None, description="A redo was asked for, and it is done again.")
    redo_refused: Text | None = Field(default=None, description="A redo was asked for, and the result stands.")
    look_again: Text | None = Field(default=None, description="It cannot be done now and is looked at again on {day}.")

    def words(self) -> dict[str, str]:
        """Moment -> its words, of those that have any."""
        said = {moment: getattr(self, moment) for moment in MOMENTS}
        return {moment: words for moment, words in said.items() if words}


MOMENTS = ("received", "done", "declined", "redo_granted", "redo_refused", "look_again")


class Notifications(Section):
    """How those who serve are told until they choose for themselves."""

    ways: Ways = Field(default=Ways(), description="How soon each group of notices goes out.")
    quiet: Quiet | None = Field(
        default=Quiet(begins="22:00", ends="07:00"),
        description="Quiet hours; `null`: none, until somebody sets their own.",
    )
    daily_at: str = Field(default="08:30", pattern=CLOCK, description="When the daily message comes.")
    overriding: list[Literal["given", "supervision", "mentions"]] = Field(
        default=[], description="Groups so urgent that they come in quiet hours all the same; usually none."
    )
    texts: Texts | None = Field(default=None, description="Text messages to residents; left out: none are sent.")
