"""tasks.yaml: tasks of volunteers."""

from linli.packs.schema.base import Section


class Tasks(Section):
    """Tasks of volunteers."""
