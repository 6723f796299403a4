"""volunteers.yaml: volunteers and their teams: fields, joining, what they can do."""

from linli.packs.schema.base import Section


class Volunteers(Section):
    """Volunteers and their teams: fields, joining, what they can do."""
