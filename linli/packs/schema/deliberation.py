"""deliberation.yaml: forums: who meets, how often, with which quorum."""

from linli.packs.schema.base import Section


class Deliberation(Section):
    """Forums: who meets, how often, with which quorum."""
