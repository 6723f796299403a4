"""Invented boundaries: a blob of the right size, split into cells, split again, with no overlap and no gap.

In kilometres east and north of the middle while they are drawn, in degrees when they are done.
"""

from collections.abc import Sequence
from math import cos, pi, radians

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry import MultiPoint, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from linli.core.geometry import KM_PER_DEGREE
from linli.demo.whereabouts import Whereabouts

CORNERS = 96
WAVES = 5
ROUNDS = 6  # of moving each cell's seed to its middle (Lloyd, 1982), which evens out the sizes
DIGITS = 1e-6  # degrees: a tenth of a metre
ALONE = 0.6  # how wide an only child is, in its parent's widths


def blob(km2: float, dice: np.random.Generator) -> Polygon:
    """A round-about shape with bays and capes around (0, 0), of that many square kilometres."""
    turns = np.linspace(0, 2 * pi, CORNERS, endpoint=False)
    reach = np.ones(CORNERS)
    for wave in range(2, 2 + WAVES):
        reach += dice.uniform(0.03, 0.22) / wave * np.cos(wave * turns + dice.uniform(0, 2 * pi))
    drawn = Polygon(np.column_stack([reach * np.cos(turns), reach * np.sin(turns)]))
    size = (km2 / drawn.area) ** 0.5
    return affinity.scale(drawn, size, size, origin=(0, 0))


def split(whole: Polygon, count: int, dice: np.random.Generator) -> list[Polygon]:
    """Cut a shape into so many cells that fill it; an only cell is the shape itself, smaller, within it."""
    if count == 1:
        smaller = affinity.scale(whole, ALONE, ALONE, origin=whole.representative_point())
        return [max(shapely.get_parts(shapely.intersection(smaller, whole)), key=shapely.area)]
    seeds = scatter(whole, count, dice)
    for _round in range(ROUNDS):
        seeds = np.array([[cell.centroid.x, cell.centroid.y] for cell in _cells(whole, seeds)])
    return _whole_cells(_cells(whole, seeds))


def scatter(shape: BaseGeometry, count: int, dice: np.random.Generator) -> np.ndarray:
    """Random points inside a shape: `count` rows of x and y."""
    shapely.prepare(shape)
    west, south, east, north = shape.bounds
    found = np.empty((0, 2))
    while len(found) < count:
        tried = dice.uniform((west, south), (east, north), (4 * count + 8, 2))
        found = np.vstack([found, tried[shapely.contains_xy(shape, tried[:, 0], tried[:, 1])]])
    return found[:count]


def on_the_map(cells: Sequence[Polygon], where: Whereabouts) -> list[Polygon | MultiPolygon]:
    """The cells in degrees, on a fine raster, their borders the same line on both sides (snap rounding)."""
    across = KM_PER_DEGREE * cos(radians(where.latitude))

    def degrees(points: np.ndarray) -> np.ndarray:
        return points / (across, KM_PER_DEGREE) + (where.longitude, where.latitude)

    drawn = [shapely.transform(cell, degrees) for cell in cells]
    lines = shapely.union_all([cell.boundary for cell in drawn], grid_size=DIGITS)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    tree = shapely.STRtree(drawn)
    pieces: list[list[Polygon]] = [[] for _cell in drawn]
    for face in faces:
        owners = tree.query(face.representative_point(), predicate="intersects")
        if len(owners):
            pieces[owners[0]].append(face)
    return [together(each) for each in pieces]


def together(shapes: Sequence[BaseGeometry]) -> Polygon | MultiPolygon:
    """The shape that shapes make up, on the same raster."""
    return shapely.union_all(list(shapes), grid_size=DIGITS)


def _cells(whole: Polygon, seeds: np.ndarray) -> list[BaseGeometry]:
    """What lies nearest to each seed (Voronoi, 1908), in the seeds' order."""
    around = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(seeds), extend_to=whole.envelope))
    tree = shapely.STRtree(around)
    order = [tree.query(Point(seed), predicate="intersects")[0] for seed in seeds]
    return [shapely.intersection(around[at], whole) for at in order]


def _whole_cells(cells: list[BaseGeometry]) -> list[Polygon]:
    """Cells in one piece each: a piece that a bay cut off goes to the neighbour with the longest border."""
    parts = [sorted(shapely.get_parts(cell), key=lambda part: -part.area) for cell in cells]
    kept = [part[0] for part in parts]
    for loose in (piece for part in parts for piece in part[1:] if isinstance(piece, Polygon)):
        borders = [shapely.length(shapely.intersection(loose.boundary, cell.boundary)) for cell in kept]
        nearest = int(np.argmax(borders))
        kept[nearest] = shapely.union(kept[nearest], loose)
    return [cell if isinstance(cell, Polygon) else cell.buffer(0) for cell in kept]
