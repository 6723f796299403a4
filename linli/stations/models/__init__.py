"""Stations, their changed days, checklist, equipment and stars; homes outside a walk, counted."""

from linli.stations.models.checklist import Check, StationPhoto
from linli.stations.models.circle import CircleCount
from linli.stations.models.equipment import Equipment
from linli.stations.models.opening import OpeningChange
from linli.stations.models.star import StarRating
from linli.stations.models.station import Station

__all__ = ["Check", "CircleCount", "Equipment", "OpeningChange", "StarRating", "Station", "StationPhoto"]
