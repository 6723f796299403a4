"""Rooms, appointments and the queue at windows, at the desk."""
