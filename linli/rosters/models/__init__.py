"""Rules, shifts, plans of a month, turns, swaps, leave, and the secret addresses of calendars and screens."""

from linli.rosters.models.address import SecretAddress
from linli.rosters.models.leave import Leave
from linli.rosters.models.plan import DutyPlan, PlanLine
from linli.rosters.models.rule import DutyRule
from linli.rosters.models.shift import Shift
from linli.rosters.models.swap import Swap
from linli.rosters.models.turn import Turn

__all__ = ["DutyPlan", "DutyRule", "Leave", "PlanLine", "SecretAddress", "Shift", "Swap", "Turn"]
