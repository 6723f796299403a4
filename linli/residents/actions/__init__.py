"""Every write to the files of households and enterprises: lock, may, change, record, in one transaction."""

from linli.residents.actions.agents import give_agent, give_agents
from linli.residents.actions.caring import add_care, end_care, review_care
from linli.residents.actions.consenting import withdraw
from linli.residents.actions.enterprises import (
    Firm,
    add_enterprise,
    change_enterprise,
    close_enterprise,
    mark_enterprise_seen,
)
from linli.residents.actions.households import (
    Dwelling,
    add_household,
    change_household,
    close_household,
    mark_seen,
    move_household,
)
from linli.residents.actions.joining import join_residents, part_residents
from linli.residents.actions.members import Member, add_resident, change_resident, leave
from linli.residents.actions.revealing import Whole, reveal_enterprise, reveal_household, reveal_resident
from linli.residents.actions.rosters import begin_roster, compare_roster, read_roster, undo_roster

__all__ = [
    "Dwelling",
    "Firm",
    "Member",
    "Whole",
    "add_care",
    "add_enterprise",
    "add_household",
    "add_resident",
    "begin_roster",
    "change_enterprise",
    "change_household",
    "change_resident",
    "close_enterprise",
    "close_household",
    "compare_roster",
    "end_care",
    "give_agent",
    "give_agents",
    "join_residents",
    "leave",
    "mark_enterprise_seen",
    "mark_seen",
    "move_household",
    "part_residents",
    "read_roster",
    "reveal_enterprise",
    "reveal_household",
    "reveal_resident",
    "review_care",
    "undo_roster",
    "withdraw",
]
