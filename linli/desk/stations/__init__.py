"""Stations on the desk: kept, checked, equipped, rated; and the homes that lie outside a walk."""
