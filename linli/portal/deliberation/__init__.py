"""Meetings and decisions on the public site: what is to come, what was decided, objections."""
