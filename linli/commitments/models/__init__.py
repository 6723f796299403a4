"""What is kept of commitments: the promise, what was reported of it with evidence, the lists brought in."""

from linli.commitments.models.commitment import Commitment
from linli.commitments.models.progress import Evidence, Progress
from linli.commitments.models.sheet import CommitmentSheet

__all__ = ["Commitment", "CommitmentSheet", "Evidence", "Progress"]
