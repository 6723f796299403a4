"""Stations, their changed days, checklist, equipment and stars."""

from linli.stations.models.checklist import Check, StationPhoto
from linli.stations.models.equipment import Equipment
from linli.stations.models.opening import OpeningChange
from linli.stations.models.star import StarRating
from linli.stations.models.station import Station

__all__ = ["Check", "Equipment", "OpeningChange", "StarRating", "Station", "StationPhoto"]
