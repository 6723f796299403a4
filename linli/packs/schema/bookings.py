"""bookings.yaml: how far ahead rooms are booked, and for how long, by residents and by whoever serves."""

from typing import Annotated

from pydantic import Field

from linli.packs.schema.base import Section


class Reach(Section):
    """How far ahead somebody may book a room, and for how long at a time."""

    days: Annotated[int, Field(ge=1, le=366)] = Field(description="So many days ahead at most.")
    hours: Annotated[int, Field(ge=1, le=24)] = Field(description="So many hours at a time at most.")


class Bookings(Section):
    """Rooms: by whom, how far ahead, for how long."""

    residents: Reach = Field(
        default=Reach(days=60, hours=4), description="Residents, who book rooms that are open to them by themselves."
    )
    staff: Reach = Field(
        default=Reach(days=366, hours=24), description="Whoever serves, for themselves or for somebody who asks."
    )
