"""Household files 一户一档 and enterprise files: only what service needs (J8, P7)."""

from linli.residents.models.care import CareNeed
from linli.residents.models.consent import Consent
from linli.residents.models.enterprise import Enterprise
from linli.residents.models.household import Household
from linli.residents.models.resident import Resident
from linli.residents.models.roster import Roster, RosterRow
from linli.residents.models.ticket import Ticket

__all__ = ["CareNeed", "Consent", "Enterprise", "Household", "Resident", "Roster", "RosterRow", "Ticket"]
