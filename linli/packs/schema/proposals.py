"""proposals.yaml: proposals, seconds, answers."""

from linli.packs.schema.base import Section


class Proposals(Section):
    """Proposals, seconds, answers."""
