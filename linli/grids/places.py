"""Which areas are grids: those below the root that hold no others."""

from linli.areas.tree import Node, Tree


def grids_under(whole: Tree, area_id: int) -> list[Node]:
    """The grids of an area, itself if it is one, in the order of the tree."""
    return [
        node
        for node in whole.nodes.values()
        if node.active and area_id in node.lineage and node.depth > 1 and not whole.children(node.id)
    ]
