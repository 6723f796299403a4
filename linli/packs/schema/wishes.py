"""wishes.yaml: micro-wishes."""

from linli.packs.schema.base import Section


class Wishes(Section):
    """Micro-wishes."""
