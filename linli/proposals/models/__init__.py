"""What is kept of proposals: the proposal, and who seconded it."""

from linli.proposals.models.proposal import Proposal
from linli.proposals.models.second import Second

__all__ = ["Proposal", "Second"]
