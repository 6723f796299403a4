"""votes.yaml: votes: who may vote, how, by whom for whom."""

from linli.packs.schema.base import Section


class Votes(Section):
    """Votes: who may vote, how, by whom for whom."""
