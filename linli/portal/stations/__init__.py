"""Stations on the public site: the nearest that is open now, and each one's own page (F1, F5, E5)."""
