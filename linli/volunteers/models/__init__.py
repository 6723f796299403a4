"""Volunteers, those who answer for them, teams, rosters."""

from linli.volunteers.models.guardian import Guardian
from linli.volunteers.models.sheet import VolunteerSheet
from linli.volunteers.models.team import Membership, Team
from linli.volunteers.models.volunteer import Volunteer

__all__ = ["Guardian", "Membership", "Team", "Volunteer", "VolunteerSheet"]
