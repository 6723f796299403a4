"""What can be done with proposed points and with redeemed rewards: two tables."""

from linli.core.lifecycle import Lifecycle
from linli.core.lifecycle import Step as To
from linli.people.permissions import Permission
from linli.points.words import Hand, Handing, State, Step

CHECK, KEEP = Permission.POINTS_CHECK, Permission.POINTS_KEEP

# The system may book what is below the pack's figure, and takes back what was taken back where it came from.
EARNING = {
    (State.PROPOSED, Step.BOOK): To(State.BOOKED, CHECK, "earning.booked"),
    (State.PROPOSED, Step.REFUSE): To(State.REFUSED, CHECK, "earning.refused"),
    (State.PROPOSED, Step.TAKE_BACK): To(State.TAKEN_BACK, CHECK, "earning.taken_back"),
    (State.BOOKED, Step.TAKE_BACK): To(State.TAKEN_BACK, CHECK, "earning.taken_back"),
    (State.BOOKED, Step.OWE): To(State.OWED, CHECK, "earning.owed"),
    (State.OWED, Step.TAKE_BACK): To(State.TAKEN_BACK, CHECK, "earning.taken_back"),
}

REDEEMING = {
    (Handing.RESERVED, Hand.GIVE): To(Handing.HANDED_OUT, KEEP, "redeeming.handed_out"),
    (Handing.RESERVED, Hand.RETURN): To(Handing.RETURNED, KEEP, "redeeming.returned"),
    (Handing.HANDED_OUT, Hand.RETURN): To(Handing.RETURNED, KEEP, "redeeming.returned"),
}

earnings: Lifecycle[State, Step] = Lifecycle("earning", EARNING, {each: each.label for each in (*State, *Step)})
redeemings: Lifecycle[Handing, Hand] = Lifecycle(
    "redeeming", REDEEMING, {each: each.label for each in (*Handing, *Hand)}
)
