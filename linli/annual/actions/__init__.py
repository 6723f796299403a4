"""Every write of yearly reports."""

from linli.annual.actions.deciding import decide
from linli.annual.actions.reading import score, send_back
from linli.annual.actions.telling import circulate
from linli.annual.actions.writing import hand_in, keep

__all__ = ["circulate", "decide", "hand_in", "keep", "score", "send_back"]
