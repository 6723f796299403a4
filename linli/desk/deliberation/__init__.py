"""Meetings at the desk: the list, one to be run in the room, topics, minutes, objections."""
