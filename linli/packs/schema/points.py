"""points.yaml: points: rules, grades, rewards."""

from linli.packs.schema.base import Section


class Points(Section):
    """Points: rules, grades, rewards."""
