"""commitments.yaml: commitments of organisations and members."""

from linli.packs.schema.base import Section


class Commitments(Section):
    """Commitments of organisations and members."""
