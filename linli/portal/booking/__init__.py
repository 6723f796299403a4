"""Booking on the public site: rooms, appointments at windows, numbers."""
