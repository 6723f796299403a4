"""The tree of areas as the public site shows it: as a list to choose from, and as shapes."""

import json
from typing import Any

from linli.areas.models import Area
from linli.areas.options import options
from linli.areas.tree import tree
from linli.core.fresh import Fresh

__all__ = ["has_map", "options", "shapes"]


def has_map() -> bool:
    """Whether any area is drawn."""
    return any(node.has_boundary for node in tree.get().nodes.values())


def _shapes() -> bytes:
    whole = tree.get()
    features: list[dict[str, Any]] = [
        {
            "type": "Feature",
            "id": area_id,
            "properties": {
                "name": name,
                "leaf": not whole.children(area_id),
                "depth": whole.node(area_id).depth,
            },
            "geometry": boundary,
        }
        for area_id, name, boundary in Area.objects.filter(active=True, boundary__isnull=False)
        .order_by("path")
        .values_list("pk", "name", "boundary")
    ]
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")
    ).encode()


shapes: Fresh[bytes] = Fresh(_shapes, seconds=60)
