"""What may happen to a volunteer's standing, as one table. Steps without a permission are one's own, or a keeper's."""

from linli.core.lifecycle import Lifecycle, Step
from linli.people.permissions import Permission
from linli.volunteers.words import Action, Standing

KEEP = Permission.VOLUNTEER_KEEP
TABLE: dict[tuple[Standing, Action], Step[Standing]] = {
    (Standing.APPLIED, Action.CONFIRM): Step(Standing.ACTIVE, KEEP, "volunteer.confirmed"),
    (Standing.APPLIED, Action.DECLINE): Step(Standing.LEFT, KEEP, "volunteer.declined"),
    (Standing.APPLIED, Action.LEAVE): Step(Standing.LEFT, None, "volunteer.left"),
    (Standing.ACTIVE, Action.SUSPEND): Step(Standing.SUSPENDED, KEEP, "volunteer.suspended"),
    (Standing.ACTIVE, Action.LEAVE): Step(Standing.LEFT, None, "volunteer.left"),
    (Standing.SUSPENDED, Action.RESUME): Step(Standing.ACTIVE, KEEP, "volunteer.resumed"),
    (Standing.SUSPENDED, Action.LEAVE): Step(Standing.LEFT, None, "volunteer.left"),
    (Standing.LEFT, Action.COME_BACK): Step(Standing.APPLIED, None, "volunteer.came_back"),
}
LIFECYCLE: Lifecycle[Standing, Action] = Lifecycle(
    "volunteer", TABLE, {**{each: each.label for each in Standing}, **{each: each.label for each in Action}}
)
