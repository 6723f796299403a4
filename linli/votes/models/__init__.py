"""What is kept of votes: the question, who may vote, ballots apart from them, proxies, tellers' counts."""

from linli.votes.models.ballot import Ballot
from linli.votes.models.count import Count
from linli.votes.models.sheet import RollSheet
from linli.votes.models.vote import Vote
from linli.votes.models.voter import Proxy, Voter

__all__ = ["Ballot", "Count", "Proxy", "RollSheet", "Vote", "Voter"]
