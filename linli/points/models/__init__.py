"""What is kept of points: holders, the ledger, what is proposed, rewards."""

from linli.points.models.earning import Earning, EarningPhoto
from linli.points.models.holder import Holder, Year
from linli.points.models.ledger import Entry, Line
from linli.points.models.reward import Redeeming, Reward

__all__ = ["Earning", "EarningPhoto", "Entry", "Holder", "Line", "Redeeming", "Reward", "Year"]
