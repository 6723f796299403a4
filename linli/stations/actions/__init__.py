"""Every write of stations."""

from linli.stations.actions.checking import check_item, drop_photo
from linli.stations.actions.equipping import add_equipment, set_condition
from linli.stations.actions.following import follow_merge, follow_split
from linli.stations.actions.keeping import add_station, change_station, keep_station, retire_station
from linli.stations.actions.opening import change_opening, drop_opening
from linli.stations.actions.rating import decide_stars, propose_stars

__all__ = [
    "add_equipment",
    "add_station",
    "change_opening",
    "change_station",
    "check_item",
    "decide_stars",
    "drop_opening",
    "drop_photo",
    "follow_merge",
    "follow_split",
    "keep_station",
    "propose_stars",
    "retire_station",
    "set_condition",
]
